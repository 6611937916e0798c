import { createLoader, type SearchParams } from 'nuqs/server';
import { api, HydrateClient } from '#app/request.ts';
import { achievementParsers } from '#components/admin/catalogue/achievement-filters.ts';
import { AchievementsScreen } from '#components/admin/catalogue/achievements-screen.tsx';

export const metadata = { title: 'Achievements' };

const loadAddress = createLoader(achievementParsers);

export default async function AchievementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { shown } = await loadAddress(searchParams);
  await api.catalogue.achievements.list.prefetch({ archived: shown === 'archived' });
  return (
    <HydrateClient>
      <AchievementsScreen />
    </HydrateClient>
  );
}
