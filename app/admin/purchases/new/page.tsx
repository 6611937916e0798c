import { api } from '#app/request.ts';
import { AddPurchaseScreen } from '#components/admin/add-purchase-screen.tsx';

export const metadata = { title: 'Add a purchase' };

export default async function AddPurchasePage() {
  const { program, asOf } = await api.console.frame();
  return <AddPurchaseScreen currency={program.currency} suggestedOrderId={`by-hand-${asOf.getTime().toString(36)}`} />;
}
