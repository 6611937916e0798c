import { api, HydrateClient } from '#app/request.ts';
import { SettingsScreen } from '#components/admin/settings-screen.tsx';

export const metadata = { title: 'Settings' };

export default async function SettingsPage() {
  await Promise.all([api.settings.program.prefetch(), api.settings.choices.prefetch(), api.people.admins.prefetch()]);
  return (
    <HydrateClient>
      <SettingsScreen />
    </HydrateClient>
  );
}
