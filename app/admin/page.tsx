import { createLoader, type SearchParams } from 'nuqs/server';
import { api, HydrateClient, prefetched, signedInAs } from '#app/request.ts';
import { overviewParsers } from '#components/admin/overview-filters.ts';
import { OverviewScreen } from '#components/admin/overview-screen.tsx';

const loadAddress = createLoader(overviewParsers);

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await signedInAs('admin');
  const { days } = await loadAddress(searchParams);
  await prefetched(api.overview.figures.prefetch({ days }), api.overview.attention.prefetch());
  return (
    <HydrateClient>
      <OverviewScreen />
    </HydrateClient>
  );
}
