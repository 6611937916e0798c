import { api, HydrateClient } from '#app/request.ts';
import { OverviewScreen } from '#components/admin/overview-screen.tsx';

export default async function OverviewPage() {
  await api.overview.counts.prefetch();
  return (
    <HydrateClient>
      <OverviewScreen />
    </HydrateClient>
  );
}
