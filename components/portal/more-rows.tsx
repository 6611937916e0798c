'use client';

import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { usePortalWords } from '#components/words/portal-words.tsx';

type Props = {
  readonly isBusy: boolean;
  /** The last try failed: nothing more comes by itself, so that a server in trouble is not asked without end. */
  readonly isFailed: boolean;
  readonly onMore: () => void;
};

/** The end of a list that goes on: more comes by itself when it is reached, and by the button. */
export function MoreRows({ isBusy, isFailed, onMore }: Props) {
  const { more, loadingMore, failed, retry } = usePortalWords();
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const isNear = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isNear && !isBusy && !isFailed) onMore();
  }, [isNear, isBusy, isFailed, onMore]);
  return (
    <div ref={ref} className="grid justify-items-center gap-2 pt-2">
      <p role="alert" className="text-sm text-soft empty:hidden">
        {isFailed ? failed : ''}
      </p>
      <Button variant="default" loading={isBusy} loaderProps={{ 'aria-label': loadingMore }} onClick={onMore}>
        {isFailed ? retry : more}
      </Button>
    </div>
  );
}
