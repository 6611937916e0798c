import { redirect } from 'next/navigation';
import { signedIn } from '#app/request.ts';
import { endingOf } from '#components/account/endings.ts';
import { SignInScreen } from '#components/portal/sign-in-screen.tsx';
import { en } from '#components/words/en.ts';
import { safePath } from '#server/identity/rules.ts';

export const metadata = { title: en.signIn.submit };

type Said = string | string[];
type Query = { searchParams: Promise<{ callbackUrl?: Said; after?: Said }> };

export default async function SignInPage({ searchParams }: Query) {
  const { callbackUrl, after } = await searchParams;
  const next = safePath(typeof callbackUrl === 'string' ? callbackUrl : undefined);
  if (await signedIn()) redirect(next);
  return <SignInScreen next={next} ending={endingOf(after)} />;
}
