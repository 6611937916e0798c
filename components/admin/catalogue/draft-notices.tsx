'use client';

import { Button } from '@mantine/core';
import { useFormats } from '#components/words/formats.tsx';
import type { RuleVersion } from '#server/insights/catalogue/contract.ts';
import type { EditedRule } from './edited-rule.ts';
import { usePublishingWords } from './publishing-words.ts';

type Props = {
  readonly edited: Pick<EditedRule<unknown>, 'isOvertaken' | 'isBack' | 'discard' | 'keepMine'>;
  readonly newest: RuleVersion<unknown> | undefined;
};

const BOX = 'mb-4 flex flex-wrap items-center gap-2 rounded-md px-4 py-2.5 text-sm';

/** What somebody should know of the draft before going on with it: it is back, or others published meanwhile. */
export function DraftNotices({ edited, newest }: Props) {
  const { drafts } = usePublishingWords();
  const { count } = useFormats();
  if (edited.isOvertaken && newest) {
    const version = count(newest.version);
    return (
      <div role="alert" className={`${BOX} bg-alert-wash text-alert-ink`}>
        <p className="min-w-60 flex-1">{drafts.overtaken(newest.createdBy, version)}</p>
        <Button size="xs" variant="default" onClick={edited.discard}>
          {drafts.takeTheirs(version)}
        </Button>
        <Button size="xs" variant="default" onClick={edited.keepMine}>
          {drafts.keepMine}
        </Button>
      </div>
    );
  }
  if (!edited.isBack) return null;
  return (
    <div role="status" className={`${BOX} bg-gold-wash text-gold-ink`}>
      <p className="min-w-60 flex-1">{drafts.isBack}</p>
      <Button size="xs" variant="default" onClick={edited.discard}>
        {drafts.startOver}
      </Button>
    </div>
  );
}
