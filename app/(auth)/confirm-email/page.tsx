import { ConfirmEmailScreen } from '#components/account/confirm-email-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const dynamic = 'force-dynamic';
export const metadata = { title: accountTexts.confirmEmail.title, referrer: 'no-referrer' };

export default function ConfirmEmailPage() {
  return (
    <ApiProvider>
      <ConfirmEmailScreen />
    </ApiProvider>
  );
}
