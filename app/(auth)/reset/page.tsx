import { ResetScreen } from '#components/account/reset-screen.tsx';
import { ApiProvider } from '#components/trpc/client.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const dynamic = 'force-dynamic';
export const metadata = { title: accountTexts.reset.title, referrer: 'no-referrer' };

export default function ResetPage() {
  return (
    <ApiProvider>
      <ResetScreen />
    </ApiProvider>
  );
}
