'use client';

import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { usePortalWords } from '#components/words/portal-words.tsx';

/** The end of a list that goes on: more comes by itself when it is reached, and by the button. */
export function MoreRows({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }) {
  const { more, loadingMore } = usePortalWords();
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const isNear = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isNear && !isBusy) onMore();
  }, [isNear, isBusy, onMore]);
  return (
    <div ref={ref} className="grid justify-items-center pt-2">
      <Button variant="default" loading={isBusy} loaderProps={{ 'aria-label': loadingMore }} onClick={onMore}>
        {more}
      </Button>
    </div>
  );
}
