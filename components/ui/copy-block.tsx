'use client';

import { Button, ScrollArea } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';
import { useWords } from '#components/words/words.tsx';

/** A longer text that is carried elsewhere as it stands: a command, a secret. Its lines stay whole; who has less room scrolls. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const { frame } = useWords();
  const Icon = copied ? Check : Copy;
  return (
    <figure>
      <figcaption className="mb-1 flex items-center justify-between gap-2 font-medium text-sm">
        {label}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon size={13} aria-hidden="true" />}
          onClick={() => copy(text)}
        >
          <span aria-live="polite">{copied ? frame.copy.copied : frame.copy.id}</span>
        </Button>
      </figcaption>
      <ScrollArea
        type="auto"
        className="rounded border border-line bg-page"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
      >
        <pre className="w-max p-3 font-mono text-xs leading-5">{text}</pre>
      </ScrollArea>
    </figure>
  );
}
