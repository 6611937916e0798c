import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { asPurchaseQuery, purchaseParsers } from '#components/admin/purchase-filters.ts';
import { PurchasesScreen } from '#components/admin/purchases-screen.tsx';

export const metadata = { title: 'Purchases' };

const loadAddress = createLoader({ ...purchaseParsers, cursor: parseAsString });

export default async function PurchasesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { cursor, ...filters } = await loadAddress(searchParams);
  await api.purchases.list.prefetch(asPurchaseQuery(filters, cursor));
  return (
    <HydrateClient>
      <PurchasesScreen />
    </HydrateClient>
  );
}
