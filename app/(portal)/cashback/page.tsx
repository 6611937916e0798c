import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { api, HydrateClient, prefetched } from '#app/request.ts';
import { CashbackScreen } from '#components/portal/cashback-screen.tsx';
import { en } from '#components/words/en.ts';
import { CASHBACK_TABS } from '#server/insights/portal/contract.ts';

export const metadata = { title: en.nav.cashback };

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CashbackPage({ searchParams }: Search) {
  const { show } = await searchParams;
  const tab = CASHBACK_TABS.find((one) => one === show) ?? 'all';
  await prefetched(api.portal.cashback.overview.prefetch(), api.portal.cashback.page.prefetchInfinite({ tab }));
  return (
    <HydrateClient>
      <NuqsAdapter>
        <CashbackScreen />
      </NuqsAdapter>
    </HydrateClient>
  );
}
