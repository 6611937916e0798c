import { VerifyScreen } from '#components/account/verify-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const dynamic = 'force-dynamic';
export const metadata = { title: accountTexts.verify.title, referrer: 'no-referrer' };

export default function VerifyPage() {
  return (
    <ApiProvider>
      <VerifyScreen />
    </ApiProvider>
  );
}
