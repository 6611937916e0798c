import { api, HydrateClient, prefetched, signedInAs } from '#app/request.ts';
import { HomeScreen } from '#components/portal/home-screen.tsx';

export default async function HomePage() {
  await signedInAs('customer');
  await prefetched(api.home.view.prefetch());
  return (
    <HydrateClient>
      <HomeScreen />
    </HydrateClient>
  );
}
