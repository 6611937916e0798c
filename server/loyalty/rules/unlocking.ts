/** Achievements of one fact: counted ones, composites, and unlocks that a refund may not take back. */
import type { CalendarUnit } from '#server/loyalty/achievements/contract.ts';
import type { Catalog, CompiledAchievement, CompositeAchievement, CountedAchievement } from './catalogue.ts';
import { type Happening, movesOf, placeOf } from './cycles.ts';
import { type Draft, progressReason, type Verdict } from './draft.ts';
import { contributionOf, isAdmitted } from './matching.ts';
import type { CycleRow, Reason, TraceOutcome } from './model.ts';
import type { Scene } from './scene.ts';
import { isUnlocked } from './state.ts';

/** Lets one fact count for one achievement, and says how it went. */
export function countFor(
  catalog: Catalog,
  achievement: CountedAchievement,
  scene: Scene,
  happening: Happening,
  draft: Draft,
): Verdict {
  const rows = draft.rowsOf(achievement.id);
  const place = placeOf(achievement, rows, happening.day, catalog.zone);
  if (place.kind === 'closed') return { outcome: 'already_unlocked', reasons: [] };
  const reasons: Reason[] = [];
  const isOpen = isAdmitted(achievement, scene, reasons);
  const added = isOpen ? contributionOf(achievement, scene, catalog.currency, reasons) : null;
  if (added === null) return { outcome: 'not_matched', reasons };
  if (place.kind === 'spent') return { outcome: 'not_matched', reasons: [spentReason(place)] };
  const moves = movesOf(achievement, rows, place, added, happening);
  for (const move of moves) draft.move(achievement, move);
  const isUnlock = moves.some((move) => move.isUnlock);
  const outcome = place.kind === 'beyond' ? 'already_unlocked' : isUnlock ? 'unlocked' : 'matched';
  const row = moves[0]?.row;
  return { outcome, reasons: row ? [progressReason(row.target, row.progress)] : [] };
}

/** The unit already completed the cycle before, and counts only once. */
function spentReason({ unit, index }: { unit: CalendarUnit; index: number }): Reason {
  return { field: `${unit}OfLastUnlock`, op: 'ne', expected: index, observed: index };
}

/** Reads a composite anew: its progress is how many of its parts are unlocked by now. */
export function readComposite(
  composite: CompositeAchievement,
  scene: Scene,
  happening: Happening,
  draft: Draft,
): Verdict {
  const row = draft.rowsOf(composite.id).find(({ cycle }) => cycle === 1) ?? lockedRow(composite);
  const isLocked = row.unlockedAt === null;
  const reasons: Reason[] = [];
  if (!isAdmitted(composite, scene, reasons))
    return { outcome: isLocked ? 'not_matched' : 'already_unlocked', reasons };
  const progress = unlockedParts(composite, draft);
  const isUnlock = isLocked && progress >= composite.target;
  const hasMoved = progress !== row.progress;
  if (isUnlock || hasMoved) {
    const next = isLocked ? { ...lockedRow(composite), progress } : { ...row, progress };
    draft.move(composite, { before: row.progress, row: isUnlock ? unlocked(next, happening) : next, isUnlock });
  }
  return {
    outcome: compositeOutcome(isLocked, isUnlock, hasMoved),
    reasons: [{ ...progressReason(composite.target, progress), field: 'achievements' }],
  };
}

function compositeOutcome(isLocked: boolean, isUnlock: boolean, hasMoved: boolean): TraceOutcome {
  if (isUnlock) return 'unlocked';
  if (!isLocked) return 'already_unlocked';
  return hasMoved ? 'matched' : 'not_matched';
}

function unlockedParts({ of }: CompositeAchievement, draft: Draft): bigint {
  return BigInt(of.filter((id) => isUnlocked(draft.cycles.get(id))).length);
}

function lockedRow({ id, version, target }: CompositeAchievement): CycleRow {
  return {
    achievementId: id,
    cycle: 1,
    version,
    progress: 0n,
    target,
    memo: null,
    unlockedAt: null,
    unlockedBy: null,
    points: 0,
  };
}

function unlocked(row: CycleRow, { at, fact, points }: Happening): CycleRow {
  return { ...row, unlockedAt: at, unlockedBy: fact, points };
}

function isComposite(achievement: CompiledAchievement): achievement is CompositeAchievement {
  return 'of' in achievement;
}

/** Unlocks again, by the same fact, what a refund may not take back (reversal `keep`), with the points it had. */
export function keepUnlocks(achievement: CompiledAchievement, kept: readonly CycleRow[], draft: Draft): void {
  for (const held of kept) {
    if (held.achievementId !== achievement.id) continue;
    const row = draft.rowsOf(achievement.id).find(({ cycle }) => cycle === held.cycle);
    if (row !== undefined && row.unlockedAt !== null) continue;
    const progress = row && (isComposite(achievement) || achievement.continues.has(row.version)) ? row.progress : 0n;
    draft.move(achievement, { before: progress, row: { ...held, progress, memo: null }, isUnlock: true });
    draft.tell(achievement, { outcome: 'kept', reasons: [progressReason(held.target, progress)] });
  }
}
