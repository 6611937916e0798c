import { redirect } from 'next/navigation';
import { signedIn } from '#app/request.ts';
import { RegisterScreen } from '#components/account/register-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export const metadata = { title: 'Open an account' };

export default async function RegisterPage() {
  if (await signedIn()) redirect('/');
  return (
    <ApiProvider>
      <RegisterScreen />
    </ApiProvider>
  );
}
