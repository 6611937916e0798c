import { api, HydrateClient } from '#app/request.ts';
import { AchievementNewScreen } from '#components/admin/catalogue/achievement-edit-screen.tsx';

export const metadata = { title: 'New achievement' };

export default async function NewAchievementPage() {
  const { program } = await api.console.frame();
  await api.catalogue.achievements.list.prefetch({ archived: false });
  return (
    <HydrateClient>
      <AchievementNewScreen program={program} />
    </HydrateClient>
  );
}
