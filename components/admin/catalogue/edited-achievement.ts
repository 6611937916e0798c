'use client';

import { useCallback, useMemo } from 'react';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import {
  type AchievementDraft,
  achievementDraftOf,
  type Change,
  definitionOf,
  EMPTY_ACHIEVEMENT,
} from './achievement-draft.ts';
import { type EditedRule, useEditedRule } from './edited-rule.ts';

export type EditedAchievement = EditedRule<AchievementDraft> & { readonly change: Change };

/** The draft of an achievement; `detail` null: of a new one. */
export function useEditedAchievement(detail: AchievementDetail | null): EditedAchievement {
  const start = useMemo(
    () => (detail ? achievementDraftOf(detail.key, detail.definition) : EMPTY_ACHIEVEMENT),
    [detail],
  );
  const edited = useEditedRule({
    name: `achievement ${detail?.key ?? ''}`,
    start,
    version: detail?.version ?? 0,
    definitionOf,
  });
  const { setDraft } = edited;
  const change = useCallback<Change>((some) => setDraft((of) => ({ ...of, ...some })), [setDraft]);
  return { ...edited, change };
}
