'use client';

import { Button } from '@mantine/core';
import { useFormats } from '#components/words/formats.tsx';
import type { RuleVersion } from '#server/insights/catalogue/contract.ts';
import { useAchievementWords } from './achievement-words.ts';
import type { EditedAchievement } from './edited-achievement.ts';

type Props = { readonly edited: EditedAchievement; readonly newest: RuleVersion<unknown> | undefined };

/** What somebody should know of the draft before going on with it: it is back, or others published meanwhile. */
export function DraftNotices({ edited, newest }: Props) {
  const { edit } = useAchievementWords();
  const { count } = useFormats();
  if (edited.isOvertaken && newest) {
    const version = count(newest.version);
    return (
      <div role="alert" className={`${BOX} bg-alert-wash text-alert-ink`}>
        <p className="min-w-0 flex-1">{edit.overtaken(newest.createdBy, version)}</p>
        <Button size="xs" variant="default" onClick={edited.discard}>
          {edit.takeTheirs(version)}
        </Button>
        <Button size="xs" variant="default" onClick={edited.keepMine}>
          {edit.keepMine}
        </Button>
      </div>
    );
  }
  if (!edited.isBack) return null;
  return (
    <div role="status" className={`${BOX} bg-gold-wash text-gold-ink`}>
      <p className="min-w-0 flex-1">{edit.isBack}</p>
      <Button size="xs" variant="default" onClick={edited.discard}>
        {edit.startOver}
      </Button>
    </div>
  );
}

const BOX = 'mb-4 flex flex-wrap items-center gap-2 rounded-md px-4 py-2.5 text-sm';
