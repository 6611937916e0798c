import { Skeleton } from '@mantine/core';
import { useWords } from '#components/words/words.tsx';

/** A detail page while nothing is known yet: its two columns, as tall as they usually are. */
export function DetailSkeleton() {
  const { frame } = useWords();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <p role="status" className="sr-only">
        {frame.list.loading}
      </p>
      <div className="grid gap-4">
        <Skeleton height={320} />
        <Skeleton height={220} />
      </div>
      <div className="grid gap-4">
        <Skeleton height={240} />
        <Skeleton height={280} />
      </div>
    </div>
  );
}
