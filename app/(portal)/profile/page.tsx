import { api, HydrateClient, prefetched } from '#app/request.ts';
import { ProfileScreen } from '#components/account/profile-screen.tsx';

export const metadata = { title: 'Profile' };

export default async function ProfilePage() {
  await prefetched(api.profile.view.prefetch(), api.notifications.choices.prefetch());
  return (
    <HydrateClient>
      <ProfileScreen isCustomer />
    </HydrateClient>
  );
}
