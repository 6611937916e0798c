'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AchievementDetail } from '#server/insights/catalogue/contract.ts';
import {
  type AchievementDraft,
  achievementDraftOf,
  type Change,
  definitionOf,
  EMPTY_ACHIEVEMENT,
} from './achievement-draft.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-drafts.ts';
import { useLeaveWarning } from './leave-warning.ts';

export type EditedAchievement = {
  readonly draft: AchievementDraft;
  /** The version the draft was made from; 0: a new achievement. */
  readonly baseVersion: number;
  readonly isChanged: boolean;
  /** It was left unpublished before, and is back. */
  readonly isBack: boolean;
  /** Somebody published another version while this one was edited. */
  readonly isOvertaken: boolean;
  readonly change: Change;
  readonly setDraft: (how: (draft: AchievementDraft) => AchievementDraft) => void;
  /** Back to what is published now. */
  readonly discard: () => void;
  /** Goes on with this draft on top of the version that was published meanwhile. */
  readonly keepMine: () => void;
  /** It was published: what comes from the server next is what it reads like. */
  readonly settle: () => void;
};

/** The draft of an achievement over the version it was made from. What is left unpublished is there again on return. */
export function useEditedAchievement(detail: AchievementDetail | null): EditedAchievement {
  const key = detail?.key ?? '';
  const [before] = useState(() => keptDraft(key));
  const [draft, setDraft] = useState(() => before?.draft ?? startOf(detail));
  const [baseVersion, setBaseVersion] = useState(before?.baseVersion ?? detail?.version ?? 0);
  const [isBack, setBack] = useState(before !== undefined);
  const isSettled = useRef(false);
  const isChanged = !isSame(draft, startOf(detail));
  const version = detail?.version ?? 0;
  const discard = useCallback(() => {
    setDraft(startOf(detail));
    setBaseVersion(version);
    setBack(false);
  }, [detail, version]);
  const wasUntouched = useRef(!isChanged);
  useEffect(() => {
    if (version === baseVersion) return;
    if (isSettled.current || wasUntouched.current) discard();
    isSettled.current = false;
  }, [version, baseVersion, discard]);
  const isOvertaken = version !== baseVersion && isChanged && !isSettled.current;
  useEffect(() => {
    if (version === baseVersion) wasUntouched.current = !isChanged;
  }, [version, baseVersion, isChanged]);
  useKeeping(key, draft, baseVersion, isChanged, isSettled);
  useLeaveWarning(isChanged);
  return {
    draft,
    baseVersion,
    isChanged,
    isBack: isBack && isChanged,
    isOvertaken,
    change: useCallback((some) => setDraft((of) => ({ ...of, ...some })), []),
    setDraft,
    discard,
    keepMine: () => setBaseVersion(version),
    settle: () => {
      isSettled.current = true;
    },
  };
}

function startOf(detail: AchievementDetail | null): AchievementDraft {
  return detail ? achievementDraftOf(detail.key, detail.definition) : EMPTY_ACHIEVEMENT;
}

function isSame(one: AchievementDraft, other: AchievementDraft): boolean {
  return JSON.stringify(definitionOf(one)) === JSON.stringify(definitionOf(other));
}

type Flag = { readonly current: boolean };

/** Keeps a changed draft when its page is left. */
function useKeeping(key: string, draft: AchievementDraft, baseVersion: number, isChanged: boolean, isSettled: Flag) {
  const latest = useRef({ draft, baseVersion, isChanged });
  latest.current = { draft, baseVersion, isChanged };
  useEffect(
    () => () => {
      if (latest.current.isChanged && !isSettled.current) keepDraft(key, latest.current);
      else forgetDraft(key);
    },
    [key, isSettled],
  );
}
