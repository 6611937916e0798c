import { notFound } from 'next/navigation';
import { z } from 'zod';
import { api, HydrateClient } from '#app/request.ts';
import { PurchaseDetailScreen } from '#components/admin/purchase-detail-screen.tsx';

export const metadata = { title: 'Purchase' };

export default async function PurchasePage({ params }: { params: Promise<{ purchaseId: string }> }) {
  const { purchaseId } = await params;
  if (!z.uuid().safeParse(purchaseId).success) notFound();
  await api.purchases.one.prefetch({ purchaseId });
  return (
    <HydrateClient>
      <PurchaseDetailScreen purchaseId={purchaseId} />
    </HydrateClient>
  );
}
