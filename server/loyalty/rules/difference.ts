/** Between two states of one customer: what has to be written so that the books follow. */
import type { CustomerState, CycleRow, EarnedBadge } from './model.ts';

/** One cycle that is unlocked on both sides with different points. */
export type PointsCorrection = { readonly row: CycleRow; readonly delta: number };

export type Changes = {
  readonly cycles: {
    /** Rows of `after` that are new or differ from `before`. */
    readonly changed: readonly CycleRow[];
    /** Rows of `before` whose cycle is gone. */
    readonly removed: readonly CycleRow[];
  };
  readonly unlocks: {
    /** Unlocked now and not before: grant `points`. */
    readonly gained: readonly CycleRow[];
    /** Unlocked before and not now (rows of `before`): take `points` back. */
    readonly lost: readonly CycleRow[];
    /** Unlocked on both sides, with other points. */
    readonly corrected: readonly PointsCorrection[];
  };
  readonly badges: {
    readonly gained: readonly EarnedBadge[];
    readonly lost: readonly EarnedBadge[];
    /** Earned on both sides, now by another fact, at another time or in another version (rows of `after`). */
    readonly moved: readonly EarnedBadge[];
  };
  /** Of all points, adjustments included: `after.totalPoints - before.totalPoints`. */
  readonly points: number;
  /** True when purchase count, first fact or last fact differ. */
  readonly isHeadChanged: boolean;
};

/** What leads from `before` to `after`. Rows shared by both states cost nothing. */
export function difference(before: CustomerState, after: CustomerState): Changes {
  const pairs = before.cycles === after.cycles ? [] : pairsOf(before, after);
  return {
    cycles: {
      changed: pairs.flatMap(([was, is]) => (is && !(was && sameRow(was, is)) ? [is] : [])),
      removed: pairs.flatMap(([was, is]) => (was && !is ? [was] : [])),
    },
    unlocks: {
      gained: pairs.flatMap(([was, is]) => (is && isUnlocked(is) && !isUnlocked(was) ? [is] : [])),
      lost: pairs.flatMap(([was, is]) => (was && isUnlocked(was) && !isUnlocked(is) ? [was] : [])),
      corrected: pairs.flatMap(correction),
    },
    badges: badgeChanges(before.badges, after.badges),
    points: after.totalPoints - before.totalPoints,
    isHeadChanged: !sameHead(before, after),
  };
}

/** A cycle before and after; undefined on the side that does not have it. */
type Pair = readonly [CycleRow | undefined, CycleRow | undefined];

/** Every cycle of either side with its counterpart, but for rows that are the very same. */
function pairsOf(before: CustomerState, after: CustomerState): Pair[] {
  const pairs: Pair[] = [];
  for (const id of new Set([...before.cycles.keys(), ...after.cycles.keys()])) {
    const old = before.cycles.get(id);
    const rows = after.cycles.get(id);
    if (old !== rows) pairs.push(...pairsOfRows(old ?? [], rows ?? []));
  }
  return pairs;
}

function pairsOfRows(old: readonly CycleRow[], rows: readonly CycleRow[]): Pair[] {
  const wasByCycle = new Map(old.map((row) => [row.cycle, row]));
  const isByCycle = new Map(rows.map((row) => [row.cycle, row]));
  const cycles = new Set([...wasByCycle.keys(), ...isByCycle.keys()]);
  const pairs = [...cycles].map((cycle): Pair => [wasByCycle.get(cycle), isByCycle.get(cycle)]);
  return pairs.filter(([was, is]) => was !== is);
}

function isUnlocked(row: CycleRow | undefined): boolean {
  return row !== undefined && row.unlockedAt !== null;
}

function correction([was, row]: Pair): PointsCorrection[] {
  if (!was || !row || !isUnlocked(was) || !isUnlocked(row) || was.points === row.points) return [];
  return [{ row, delta: row.points - was.points }];
}

function sameRow(a: CycleRow, b: CycleRow): boolean {
  const isSameUnlock = a.unlockedAt === b.unlockedAt && a.unlockedBy?.id === b.unlockedBy?.id && a.points === b.points;
  if (!isSameUnlock || a.version !== b.version) return false;
  return a.progress === b.progress && a.target === b.target && sameMemo(a, b);
}

/** Key order is free: a memo that went through a database column may have another. */
function sameMemo(a: CycleRow, b: CycleRow): boolean {
  return a.memo === b.memo || canonical(a.memo) === canonical(b.memo);
}

function canonical(memo: CycleRow['memo']): string {
  if (typeof memo !== 'object' || memo === null || Array.isArray(memo)) return JSON.stringify(memo);
  return JSON.stringify(Object.entries(memo).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function badgeChanges(before: readonly EarnedBadge[], after: readonly EarnedBadge[]): Changes['badges'] {
  if (before === after) return { gained: [], lost: [], moved: [] };
  const old = new Map(before.map((badge) => [badge.badgeId, badge]));
  const kept = new Set(after.map(({ badgeId }) => badgeId));
  return {
    gained: after.filter(({ badgeId }) => !old.has(badgeId)),
    lost: before.filter(({ badgeId }) => !kept.has(badgeId)),
    moved: after.filter((badge) => isMoved(old.get(badge.badgeId), badge)),
  };
}

function isMoved(was: EarnedBadge | undefined, is: EarnedBadge): boolean {
  if (was === undefined) return false;
  return was.earnedAt !== is.earnedAt || was.earnedBy.id !== is.earnedBy.id || was.version !== is.version;
}

function sameHead(a: CustomerState, b: CustomerState): boolean {
  const isSameMark = a.lastFact?.at === b.lastFact?.at && a.lastFact?.id === b.lastFact?.id;
  return isSameMark && a.purchaseCount === b.purchaseCount && a.firstFactAt === b.firstFactAt;
}
