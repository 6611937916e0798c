import { api } from '#app/request.ts';
import { TestPurchaseScreen } from '#components/admin/test-purchase-screen.tsx';

export const metadata = { title: 'Send a test purchase' };

export default async function TestPurchasePage() {
  const { program, asOf } = await api.console.frame();
  return <TestPurchaseScreen currency={program.currency} suggestedOrderId={`test-${asOf.getTime().toString(36)}`} />;
}
