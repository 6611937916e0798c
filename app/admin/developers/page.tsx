import { api, HydrateClient } from '#app/request.ts';
import { DevelopersScreen } from '#components/admin/developers-screen.tsx';

export const metadata = { title: 'Developers' };

export default async function DevelopersPage() {
  await Promise.all([
    api.developers.firstSteps.prefetch(),
    api.console.frame.prefetch(),
    api.tokens.list.prefetch(),
    api.webhooks.list.prefetch(),
  ]);
  return (
    <HydrateClient>
      <DevelopersScreen />
    </HydrateClient>
  );
}
