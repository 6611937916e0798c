import type { AchievementDraft } from './achievement-draft.ts';

type Kept = {
  readonly draft: AchievementDraft;
  /** The version it was made from; 0: a new achievement. */
  readonly baseVersion: number;
};

/** Drafts that were left without publishing them, by the key of their achievement; '' is the new one. They live as long as the tab. */
const kept = new Map<string, Kept>();

export function keepDraft(key: string, draft: Kept): void {
  kept.set(key, draft);
}

export function keptDraft(key: string): Kept | undefined {
  return kept.get(key);
}

export function forgetDraft(key: string): void {
  kept.delete(key);
}
