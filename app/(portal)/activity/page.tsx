import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { api, HydrateClient, prefetched } from '#app/request.ts';
import { ActivityScreen } from '#components/portal/activity-screen.tsx';
import { en } from '#components/words/en.ts';
import { FEED_FILTERS } from '#server/insights/portal/contract.ts';

export const metadata = { title: en.nav.activity };

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ActivityPage({ searchParams }: Search) {
  const { show } = await searchParams;
  const wanted = FEED_FILTERS.find((one) => one === show) ?? 'all';
  await prefetched(api.portal.activity.page.prefetchInfinite({ show: wanted }));
  return (
    <HydrateClient>
      <NuqsAdapter>
        <ActivityScreen />
      </NuqsAdapter>
    </HydrateClient>
  );
}
