import { UnsubscribeScreen } from '#components/account/unsubscribe-screen.tsx';

export const dynamic = 'force-dynamic';
export const metadata = { title: 'No more mails', referrer: 'no-referrer' };

export default function UnsubscribePage() {
  return <UnsubscribeScreen />;
}
