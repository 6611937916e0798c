import { redirect } from 'next/navigation';
import { signedIn } from '#app/request.ts';
import { ForgotScreen } from '#components/account/forgot-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const metadata = { title: accountTexts.forgot.title };

export default async function ForgotPage() {
  if (await signedIn()) redirect('/');
  return (
    <ApiProvider>
      <ForgotScreen />
    </ApiProvider>
  );
}
