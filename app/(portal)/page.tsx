import { api, HydrateClient } from '#app/request.ts';
import { HomeScreen } from '#components/portal/home-screen.tsx';

export default async function HomePage() {
  await api.home.view.prefetch();
  return (
    <HydrateClient>
      <HomeScreen />
    </HydrateClient>
  );
}
