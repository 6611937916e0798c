/** A customer's state: made from rows, taken apart into rows, and placed in time. */
import type { CustomerState, CycleRow, EarnedBadge, Fact } from './model.ts';

const EMPTY: CustomerState = {
  totalPoints: 0,
  purchaseCount: 0,
  firstFactAt: null,
  lastFact: null,
  cycles: new Map(),
  badges: [],
};

/** A customer of whom nothing is known yet. */
export function emptyState(): CustomerState {
  return EMPTY;
}

/** The person's own columns, as `users` keeps them. */
export type StateHead = Pick<CustomerState, 'totalPoints' | 'purchaseCount' | 'firstFactAt' | 'lastFact'>;

/** Builds a state from rows in any order. `badges` are the earned, not revoked ones. */
export function stateFromRows(
  head: StateHead,
  cycles: readonly CycleRow[],
  badges: readonly EarnedBadge[],
): CustomerState {
  const byAchievement = new Map<string, CycleRow[]>();
  for (const row of cycles) {
    const rows = byAchievement.get(row.achievementId);
    if (rows) rows.push(row);
    else byAchievement.set(row.achievementId, [row]);
  }
  for (const rows of byAchievement.values()) rows.sort((a, b) => a.cycle - b.cycle);
  return { ...head, cycles: byAchievement, badges };
}

/** All cycle rows of a state, for writing. */
export function cycleRows(state: CustomerState): CycleRow[] {
  return [...state.cycles.values()].flat();
}

/** How many distinct achievements have an unlocked cycle. */
export function unlockedCount(cycles: CustomerState['cycles']): number {
  let count = 0;
  for (const rows of cycles.values()) if (isUnlocked(rows)) count += 1;
  return count;
}

/** True when any of an achievement's cycles is unlocked. */
export function isUnlocked(rows: readonly CycleRow[] | undefined): boolean {
  if (!rows) return false;
  for (const row of rows) if (row.unlockedAt !== null) return true;
  return false;
}

/** The one order of facts: by time, then by id (decision 1). */
export function compareFacts(a: Fact, b: Fact): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt - b.occurredAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** True when a fact does not come after all facts the state already holds: it needs a replay. */
export function isLate(state: CustomerState, fact: Fact): boolean {
  const { lastFact } = state;
  if (lastFact === null) return false;
  if (fact.occurredAt !== lastFact.at) return fact.occurredAt < lastFact.at;
  return fact.id <= lastFact.id;
}

/**
 * True when a fact cannot simply be folded: it is late, or it is a refund. A purchase of which a refund is already known
 * cannot be folded either; only the caller knows that.
 */
export function needsReplay(state: CustomerState, fact: Fact): boolean {
  return fact.kind === 'refund' || isLate(state, fact);
}
