import { createLoader, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { analyticsParsers } from '#components/admin/analytics-filters.ts';
import { AnalyticsScreen } from '#components/admin/analytics-screen.tsx';

export const metadata = { title: 'Analytics' };

const loadAddress = createLoader(analyticsParsers);

export default async function AnalyticsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await api.analytics.view.prefetch(await loadAddress(searchParams));
  return (
    <HydrateClient>
      <AnalyticsScreen />
    </HydrateClient>
  );
}
