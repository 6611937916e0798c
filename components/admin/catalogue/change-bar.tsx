'use client';

import { Button } from '@mantine/core';
import type { EditedRule } from './edited-rule.ts';
import { focusFirstComplaint } from './field-complaints.tsx';
import { usePublishingWords } from './publishing-words.ts';

type Props = {
  readonly edited: Pick<EditedRule<unknown>, 'isChanged' | 'baseVersion' | 'discard'>;
  /** What publishing does, in a sentence. */
  readonly hint: string;
  readonly label: string;
  readonly isBusy?: boolean;
  /** How many fields wait for something. */
  readonly missing: number;
  readonly missingText: (count: number) => string;
  readonly onPublish: () => void;
};

/** What is changed waits at the lower edge of the window until it is published or discarded. */
export function ChangeBar({ edited, hint, label, isBusy = false, missing, missingText, onPublish }: Props) {
  const { drafts } = usePublishingWords();
  const isNew = edited.baseVersion === 0;
  if (!edited.isChanged && !isNew) return null;
  return (
    <section
      aria-label={drafts.isChanged}
      className="sticky bottom-3 z-10 mt-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-md border border-line bg-raised px-4 py-3 shadow-lg"
    >
      <div className="min-w-52 flex-1 text-sm" aria-live="polite">
        <p className="font-medium">{isNew ? drafts.isNew : drafts.isChanged}</p>
        {missing > 0 ? (
          <button
            type="button"
            className="cursor-pointer text-alert-ink text-xs underline"
            onClick={focusFirstComplaint}
          >
            {missingText(missing)}
          </button>
        ) : (
          <p className="text-soft text-xs">{hint}</p>
        )}
      </div>
      <div className="flex gap-2">
        {edited.isChanged && !isNew && (
          <Button variant="default" onClick={edited.discard}>
            {drafts.discard}
          </Button>
        )}
        <Button loading={isBusy} onClick={onPublish}>
          {label}
        </Button>
      </div>
    </section>
  );
}
