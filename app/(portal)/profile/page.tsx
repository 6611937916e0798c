import { api, HydrateClient, prefetched } from '#app/request.ts';
import { ProfileScreen } from '#components/account/profile-screen.tsx';
import { en } from '#components/words/en.ts';

export const metadata = { title: en.nav.profile };

export default async function ProfilePage() {
  await prefetched(api.profile.view.prefetch(), api.notifications.choices.prefetch());
  return (
    <HydrateClient>
      <ProfileScreen isCustomer />
    </HydrateClient>
  );
}
