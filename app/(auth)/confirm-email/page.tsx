import { ConfirmEmailScreen } from '#components/account/confirm-email-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Confirm your new address', referrer: 'no-referrer' };

export default function ConfirmEmailPage() {
  return (
    <ApiProvider>
      <ConfirmEmailScreen />
    </ApiProvider>
  );
}
