/** The status ladder: which rungs a customer stands on, and which they reach now (domain: badges). */
import type { Catalog, CompiledBadge } from './catalogue.ts';
import type { Draft } from './draft.ts';
import type { EarnedBadge, Reason } from './model.ts';

/** The current badge: the earned, active one of the highest level; null without any. */
export function currentBadge(catalog: Catalog, badges: readonly EarnedBadge[]): CompiledBadge | null {
  if (badges.length === 0) return null;
  return catalog.ladder.findLast((rung) => badges.some(({ badgeId }) => badgeId === rung.id)) ?? null;
}

/** Earns every active rung whose requirements are met, lowest first, and tells of the first one that is not. */
export function climb(catalog: Catalog, draft: Draft): void {
  const unlocked = draft.unlockedCount();
  let isMissingTold = false;
  for (const rung of catalog.ladder) {
    if (draft.badges.some(({ badgeId }) => badgeId === rung.id)) continue;
    const missing = missingFor(rung, draft.points, unlocked);
    if (missing.length === 0) {
      draft.earn(rung);
      draft.tell(rung, { outcome: 'earned', reasons: requirements(rung, draft.points, unlocked) });
    } else if (!isMissingTold) {
      isMissingTold = true;
      draft.tell(rung, { outcome: 'not_matched', reasons: missing });
    }
  }
}

/** What a rung still asks for; empty when it is met. */
export function missingFor(rung: CompiledBadge, points: number, unlocked: number): Reason[] {
  const [byPoints, byAchievements] = requirements(rung, points, unlocked);
  const missing: Reason[] = [];
  if (points < rung.pointsRequired) missing.push(byPoints);
  if (unlocked < rung.achievementsRequired) missing.push(byAchievements);
  return missing;
}

function requirements(rung: CompiledBadge, points: number, unlocked: number): [Reason, Reason] {
  return [
    { field: 'points', op: 'gte', expected: rung.pointsRequired, observed: points },
    { field: 'achievements', op: 'gte', expected: rung.achievementsRequired, observed: unlocked },
  ];
}
