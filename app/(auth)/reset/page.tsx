import { ResetScreen } from '#components/account/reset-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'New password', referrer: 'no-referrer' };

export default function ResetPage() {
  return (
    <ApiProvider>
      <ResetScreen />
    </ApiProvider>
  );
}
