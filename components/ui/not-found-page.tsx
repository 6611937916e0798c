'use client';

import { useWords } from '#components/words/words.tsx';
import { MessagePage, messageAct } from './message-page.tsx';

/** The answer to an address that leads nowhere. */
export function NotFoundPage() {
  const { errors } = useWords();
  return (
    <MessagePage title={errors.notFoundTitle} lead={errors.notFoundLead}>
      <a href="/" className={messageAct.first}>
        {errors.home}
      </a>
    </MessagePage>
  );
}
