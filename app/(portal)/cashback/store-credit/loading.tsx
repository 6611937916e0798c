import { PageSkeleton } from '#components/portal/page-skeleton.tsx';
import { en } from '#components/words/en.ts';

export default function CashbackLoading() {
  return <PageSkeleton label={en.loading} shape="rows" />;
}
