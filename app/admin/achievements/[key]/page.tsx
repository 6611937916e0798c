import { api, HydrateClient } from '#app/request.ts';
import { AchievementEditScreen } from '#components/admin/catalogue/achievement-edit-screen.tsx';

export const metadata = { title: 'Achievement' };

export default async function AchievementPage({ params }: { params: Promise<{ key: string }> }) {
  const { key } = await params;
  const { program } = await api.console.frame();
  await Promise.all([
    api.catalogue.achievements.read.prefetch({ key }),
    api.catalogue.achievements.list.prefetch({ archived: false }),
  ]);
  return (
    <HydrateClient>
      <AchievementEditScreen achievementKey={key} program={program} />
    </HydrateClient>
  );
}
