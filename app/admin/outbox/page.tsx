import { api, HydrateClient } from '#app/request.ts';
import { OutboxScreen } from '#components/admin/outbox-screen.tsx';

export const metadata = { title: 'Outbox' };

export default async function OutboxPage() {
  await api.outbox.list.prefetch();
  return (
    <HydrateClient>
      <OutboxScreen />
    </HydrateClient>
  );
}
