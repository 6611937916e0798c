'use client';

import { Button } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';
import { EmptyPart } from './empty-part.tsx';

/** What stands where a page failed, with its reference and another try; the navigation around it stays. */
export function ErrorPart({ error }: { error: Error & { digest?: string } }) {
  const { errors } = useWords();
  return (
    <div role="alert" className="grid gap-3">
      <EmptyPart icon={CloudOff} title={errors.title} text={errors.lead}>
        {error.digest && <p className="mb-4 font-mono text-soft text-xs">{errors.reference(error.digest)}</p>}
        <Button onClick={() => window.location.reload()}>{errors.retry}</Button>
      </EmptyPart>
    </div>
  );
}
