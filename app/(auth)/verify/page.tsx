import { VerifyScreen } from '#components/account/verify-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

export default function VerifyPage() {
  return (
    <ApiProvider>
      <VerifyScreen />
    </ApiProvider>
  );
}
