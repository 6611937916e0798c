'use client';

import { useWords } from '#components/words/words.tsx';
import { MessagePage, messageAct } from './message-page.tsx';

/** What a person sees when a page failed: plain words, a reference for us, and another try. */
export function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const { errors } = useWords();
  return (
    <MessagePage
      title={errors.title}
      lead={errors.lead}
      detail={error.digest ? errors.reference(error.digest) : undefined}
    >
      <button type="button" className={messageAct.first} onClick={() => window.location.reload()}>
        {errors.retry}
      </button>
      <a href="/" className={messageAct.second}>
        {errors.home}
      </a>
    </MessagePage>
  );
}
