'use client';

import { type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { forgetDraft, keepDraft, keptDraft, shelveDraft, unshelveDraft } from './kept-drafts.ts';
import { useLeaveWarning } from './leave-warning.ts';

export type EditedRule<Draft> = {
  readonly draft: Draft;
  /** The version the draft was made from; 0: a new rule. */
  readonly baseVersion: number;
  readonly isChanged: boolean;
  /** It was left unpublished before, and is back. */
  readonly isBack: boolean;
  /** Somebody published another version while this one was edited. */
  readonly isOvertaken: boolean;
  readonly setDraft: (change: SetStateAction<Draft>) => void;
  /** Back to what is published now. */
  readonly discard: () => void;
  /** Goes on with this draft on top of the version that was published meanwhile. */
  readonly keepMine: () => void;
  /** It was published: what comes from the server next is what it reads like. */
  readonly settle: () => void;
};

type Published<Draft> = {
  /** Names the rule among all kinds of rules. */
  readonly name: string;
  /** What is published now, as a draft; an empty one for a new rule. */
  readonly start: Draft;
  /** 0: a new rule. */
  readonly version: number;
  /** What the draft would be published as: two that read alike are the same. */
  readonly definitionOf: (draft: Draft) => unknown;
};

/** The draft of a rule over the version it was made from. What is left unpublished is there again on return. */
export function useEditedRule<Draft>({ name, start, version, definitionOf }: Published<Draft>): EditedRule<Draft> {
  const [before] = useState(() => keptDraft<Draft>(name));
  const [draft, setDraft] = useState(() => before?.draft ?? start);
  const [baseVersion, setBaseVersion] = useState(before?.baseVersion ?? version);
  const [isBack, setBack] = useState(before !== undefined);
  const isSettled = useRef(false);
  const isChanged = JSON.stringify(definitionOf(draft)) !== JSON.stringify(definitionOf(start));
  const newest = useRef(start);
  newest.current = start;
  const discard = useCallback(() => {
    setDraft(newest.current);
    setBaseVersion(version);
    setBack(false);
  }, [version]);
  const wasUntouched = useRef(!isChanged);
  useEffect(() => {
    if (version !== baseVersion) {
      if (isSettled.current || wasUntouched.current) discard();
      isSettled.current = false;
    } else wasUntouched.current = !isChanged;
  }, [version, baseVersion, isChanged, discard]);
  useEffect(() => {
    const interrupted = unshelveDraft<Draft>(name);
    if (!interrupted) return;
    wasUntouched.current = false;
    setDraft(() => interrupted.draft);
    setBaseVersion(interrupted.baseVersion);
    setBack(true);
  }, [name]);
  useKeeping(name, { draft, baseVersion }, isChanged, isSettled);
  useLeaveWarning(isChanged);
  return {
    draft,
    baseVersion,
    isChanged,
    isBack: isBack && isChanged,
    isOvertaken: version !== baseVersion && isChanged && !isSettled.current,
    setDraft,
    discard,
    keepMine: () => setBaseVersion(version),
    settle: () => {
      isSettled.current = true;
    },
  };
}

type Flag = { readonly current: boolean };
type Kept<Draft> = { readonly draft: Draft; readonly baseVersion: number };

/** Keeps a changed draft when its page is left, or loaded anew. */
function useKeeping<Draft>(name: string, kept: Kept<Draft>, isChanged: boolean, isSettled: Flag) {
  const latest = useRef({ kept, isChanged });
  latest.current = { kept, isChanged };
  useEffect(() => {
    const shelve = () => {
      if (latest.current.isChanged && !isSettled.current) shelveDraft(name, latest.current.kept);
    };
    window.addEventListener('pagehide', shelve);
    return () => window.removeEventListener('pagehide', shelve);
  }, [name, isSettled]);
  useEffect(
    () => () => {
      if (latest.current.isChanged && !isSettled.current) keepDraft(name, latest.current.kept);
      else forgetDraft(name);
    },
    [name, isSettled],
  );
}
