import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { api, HydrateClient, prefetched } from '#app/request.ts';
import { AchievementsScreen } from '#components/portal/achievements-screen.tsx';
import { en } from '#components/words/en.ts';

export const metadata = { title: en.nav.achievements };

export default async function AchievementsPage() {
  await prefetched(api.portal.achievements.list.prefetch());
  return (
    <HydrateClient>
      <NuqsAdapter>
        <AchievementsScreen />
      </NuqsAdapter>
    </HydrateClient>
  );
}
