'use client';

import { Button } from '@mantine/core';
import { useWords } from '#components/words/words.tsx';
import { MessagePage } from './message-page.tsx';

/** What a person sees when a page failed: plain words, a reference for us, and another try. */
export function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { errors } = useWords();
  return (
    <MessagePage
      title={errors.title}
      lead={errors.lead}
      detail={error.digest ? errors.reference(error.digest) : undefined}
    >
      <Button onClick={() => window.location.reload()}>{errors.retry}</Button>
      <Button component="a" href="/" variant="default">
        {errors.home}
      </Button>
    </MessagePage>
  );
}
