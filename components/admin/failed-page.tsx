'use client';

import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ListState } from '#components/ui/list-state.tsx';
import { useWords } from '#components/words/words.tsx';

type Props = {
  /** What failed in the server has its request's id for a digest. */
  readonly error: Error & { readonly digest?: string };
  /** Asks the server for the page again. */
  readonly retry: () => void;
};

/** What stands where a page of the console failed; navigation, search and keys stay. */
export function FailedPage({ error: { digest }, retry }: Props) {
  const { errors, frame } = useWords();
  return (
    <div role="alert" className="rounded-md border border-line bg-surface">
      <ListState
        icon={TriangleAlert}
        title={errors.title}
        text={errors.lead}
        detail={digest ? frame.list.reference(digest) : undefined}
      >
        <Button size="xs" variant="default" onClick={retry}>
          {errors.retry}
        </Button>
      </ListState>
    </div>
  );
}
