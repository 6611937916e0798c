import { api, HydrateClient, prefetched, signedInAs } from '#app/request.ts';
import { OverviewScreen } from '#components/admin/overview-screen.tsx';

export default async function OverviewPage() {
  await signedInAs('admin', '/admin');
  await prefetched(api.overview.counts.prefetch());
  return (
    <HydrateClient>
      <OverviewScreen />
    </HydrateClient>
  );
}
