import { api, HydrateClient } from '#app/request.ts';
import { BadgesScreen } from '#components/admin/catalogue/badges-screen.tsx';

export const metadata = { title: 'Badges' };

export default async function BadgesPage() {
  await api.catalogue.badges.list.prefetch();
  return (
    <HydrateClient>
      <BadgesScreen />
    </HydrateClient>
  );
}
