import { redirect } from 'next/navigation';
import { signedIn } from '#app/request.ts';
import { SignInScreen } from '#components/portal/sign-in-screen.tsx';
import { en } from '#components/words/en.ts';
import { safePath } from '#server/identity/rules.ts';

export const metadata = { title: en.signIn.submit };

type Query = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignInPage({ searchParams }: Query) {
  const { callbackUrl } = await searchParams;
  const next = safePath(typeof callbackUrl === 'string' ? callbackUrl : undefined);
  if (await signedIn()) redirect(next);
  return <SignInScreen next={next} />;
}
