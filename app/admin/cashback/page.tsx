import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { asPayoutQuery, payoutParsers } from '#components/admin/payout-filters.ts';
import { PayoutsScreen } from '#components/admin/payouts-screen.tsx';

export const metadata = { title: 'Cashback payments' };

const loadAddress = createLoader({ ...payoutParsers, cursor: parseAsString });

export default async function CashbackPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { cursor, ...filters } = await loadAddress(searchParams);
  await Promise.all([api.payouts.counts.prefetch(), api.payouts.list.prefetch(asPayoutQuery(filters, cursor))]);
  return (
    <HydrateClient>
      <PayoutsScreen />
    </HydrateClient>
  );
}
