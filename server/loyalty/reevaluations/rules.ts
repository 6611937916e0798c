/** What a changed rule does to one customer, and to all of them. Values only. */

import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import type { BadgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CatalogueRows } from '#server/loyalty/rules/catalogue.ts';
import type { Changes } from '#server/loyalty/rules/difference.ts';
import type { CustomerState } from '#server/loyalty/rules/model.ts';

/** Customers in one transaction of a walk. */
export const WALK_BATCH = 200;
/** Failures in a row after which a walk stops and a person has to look. */
export const MAX_WALK_FAILURES = 5;

/** A rule as it would be published, counting since always. `baseVersion` 0: there is none yet. */
export type Draft = { readonly baseVersion: number } & (
  | { readonly subject: 'achievement'; readonly key: string; readonly definition: AchievementDefinition }
  | { readonly subject: 'badge'; readonly badgeId: string; readonly definition: BadgeDefinition }
);

/** The catalogue with the draft as its newest version, in force since always. `newId` names a rule that is new. */
export function withDraft(rows: CatalogueRows, draft: Draft, newId: string): CatalogueRows {
  const { baseVersion } = draft;
  const started = { version: baseVersion + 1, effectiveFrom: null };
  if (draft.subject === 'badge') {
    const { badgeId, definition } = draft;
    return { ...rows, badges: [...rows.badges, { ...started, badgeId, definition }] };
  }
  const { key, definition } = draft;
  const achievementId = rows.achievements.find((row) => row.key === key)?.achievementId ?? newId;
  return { ...rows, achievements: [...rows.achievements, { ...started, achievementId, key, definition }] };
}

/** What changes for a customer. Levels are those of the current badge; null: none. */
export type Effect = {
  readonly unlocksGained: number;
  readonly unlocksLost: number;
  readonly points: number;
  readonly levelBefore: number | null;
  readonly levelAfter: number | null;
};

/**
 * The effect of a change on a customer; null when they would notice nothing. `levels` answers the level under which a badge
 * counts before and after; null: it is switched off.
 */
export function effectOf(
  changes: Changes,
  [before, after]: readonly [CustomerState, CustomerState],
  [levelsBefore, levelsAfter]: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>],
): Effect | null {
  const effect = {
    unlocksGained: changes.unlocks.gained.length,
    unlocksLost: changes.unlocks.lost.length,
    points: changes.points,
    levelBefore: levelOf(before, levelsBefore),
    levelAfter: levelOf(after, levelsAfter),
  };
  const isMoved = effect.unlocksGained + effect.unlocksLost > 0 || effect.points !== 0;
  return isMoved || effect.levelBefore !== effect.levelAfter ? effect : null;
}

function levelOf({ badges }: CustomerState, levels: ReadonlyMap<string, number>): number | null {
  const held = badges.flatMap(({ badgeId }) => levels.get(badgeId) ?? []);
  return held.length === 0 ? null : Math.max(...held);
}

/** Effects of many customers, added up. */
export type Sum = {
  readonly customersChanged: number;
  readonly unlocksGained: number;
  readonly unlocksLost: number;
  readonly pointsGained: number;
  readonly pointsLost: number;
  readonly badgesRaised: number;
  readonly badgesLowered: number;
};

/** Adds effects up; points taken are a positive number. */
export function sumOf(effects: readonly Effect[]): Sum {
  const total = (of: (effect: Effect) => number) => effects.reduce((sum, effect) => sum + of(effect), 0);
  const rise = ({ levelBefore, levelAfter }: Effect) => (levelAfter ?? 0) - (levelBefore ?? 0);
  return {
    customersChanged: effects.length,
    unlocksGained: total((effect) => effect.unlocksGained),
    unlocksLost: total((effect) => effect.unlocksLost),
    pointsGained: total(({ points }) => Math.max(points, 0)),
    pointsLost: total(({ points }) => Math.max(-points, 0)),
    badgesRaised: total((effect) => (rise(effect) > 0 ? 1 : 0)),
    badgesLowered: total((effect) => (rise(effect) < 0 ? 1 : 0)),
  };
}
