import { redirect } from 'next/navigation';
import { signedIn } from '#app/request.ts';
import { RegisterScreen } from '#components/account/register-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const metadata = { title: accountTexts.register.title };

export default async function RegisterPage() {
  if (await signedIn()) redirect('/');
  return (
    <ApiProvider>
      <RegisterScreen />
    </ApiProvider>
  );
}
