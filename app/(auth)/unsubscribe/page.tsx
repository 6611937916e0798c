import { UnsubscribeScreen } from '#components/account/unsubscribe-screen.tsx';
import { accountTexts } from '#components/words/en-account.ts';

export const dynamic = 'force-dynamic';
export const metadata = { title: accountTexts.unsubscribe.title, referrer: 'no-referrer' };

export default function UnsubscribePage() {
  return <UnsubscribeScreen />;
}
