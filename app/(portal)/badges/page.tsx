import { api, HydrateClient, prefetched } from '#app/request.ts';
import { BadgesScreen } from '#components/portal/badges-screen.tsx';
import { en } from '#components/words/en.ts';

export const metadata = { title: en.nav.badges };

export default async function BadgesPage() {
  await prefetched(api.portal.badges.view.prefetch());
  return (
    <HydrateClient>
      <BadgesScreen />
    </HydrateClient>
  );
}
