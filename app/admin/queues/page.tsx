import { api, HydrateClient } from '#app/request.ts';
import { QueuesScreen } from '#components/admin/queues-screen.tsx';

export const metadata = { title: 'Queues & health' };

export default async function QueuesPage() {
  await api.queues.view.prefetch();
  return (
    <HydrateClient>
      <QueuesScreen />
    </HydrateClient>
  );
}
