import { api, HydrateClient } from '#app/request.ts';
import { ProfileScreen } from '#components/account/profile-screen.tsx';

export const metadata = { title: 'Profile' };

export default async function ProfilePage() {
  await api.profile.view.prefetch();
  return (
    <HydrateClient>
      <ProfileScreen />
    </HydrateClient>
  );
}
