'use client';

import { CloudOff } from 'lucide-react';
import { messageAct } from '#components/ui/message-page.tsx';
import { useWords } from '#components/words/words.tsx';
import { EmptyPart } from './empty-part.tsx';

/** What stands where a page failed, with its reference and another try; the navigation around it stays. */
export function ErrorPart({ error }: { error: Error & { digest?: string } }) {
  const { errors } = useWords();
  return (
    <div role="alert" className="grid gap-3">
      <EmptyPart icon={CloudOff} title={errors.title} text={errors.lead}>
        {error.digest && <p className="mb-4 font-mono text-soft text-xs">{errors.reference(error.digest)}</p>}
        <button type="button" className={messageAct.first} onClick={() => window.location.reload()}>
          {errors.retry}
        </button>
      </EmptyPart>
    </div>
  );
}
