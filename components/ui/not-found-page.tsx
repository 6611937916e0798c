'use client';

import { Button } from '@mantine/core';
import { useWords } from '#components/words/words.tsx';
import { MessagePage } from './message-page.tsx';

/** The answer to an address that leads nowhere. */
export function NotFoundPage() {
  const { errors } = useWords();
  return (
    <MessagePage title={errors.notFoundTitle} lead={errors.notFoundLead}>
      <Button component="a" href="/">
        {errors.home}
      </Button>
    </MessagePage>
  );
}
