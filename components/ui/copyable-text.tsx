'use client';

import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';

/** A text that people carry elsewhere, an id for example, and a button that copies it. `shown` may be shorter. */
export function CopyableText({ text, shown = text }: { text: string; shown?: string }) {
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const { frame } = useWords();
  const Icon = copied ? Check : Copy;
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1 font-mono text-xs">
      <span className="truncate" title={text}>
        {shown}
      </span>
      <button
        type="button"
        onClick={() => copy(text)}
        className="relative z-10 grid size-6 shrink-0 cursor-pointer place-items-center rounded text-soft hover:bg-track hover:text-ink max-md:size-11"
      >
        <Icon className="size-3.5" aria-hidden="true" />
        <span className="sr-only" aria-live="polite">
          {copied ? frame.copy.copied : `${frame.copy.id} ${text}`}
        </span>
      </button>
    </span>
  );
}
