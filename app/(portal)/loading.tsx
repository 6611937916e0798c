import { HomeSkeleton } from '#components/portal/home-skeleton.tsx';
import { en } from '#components/words/en.ts';

export default function HomeLoading() {
  return <HomeSkeleton label={en.loading} />;
}
