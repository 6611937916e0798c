/** How far an open cycle stands on a day when nothing is bought: streaks break and windows pass while nobody looks. */
import type { Criteria, Window } from '#server/loyalty/achievements/contract.ts';
import { unitIndex } from './calendar.ts';
import type { Tally } from './tally.ts';

/** What the memos of `tally.ts` may hold. */
type Memo = {
  unit?: number;
  window?: number;
  days?: readonly (readonly [day: number, amount: string])[];
  seen?: readonly (readonly [value: string, day: number])[];
};

/**
 * The progress of an open cycle as of calendar day `day` (`Zone.dayOf`): what was counted last, less what no longer counts.
 * A streak lives until a whole unit has passed without a purchase.
 */
export function standingOn(criteria: Criteria, { progress, memo }: Tally, day: number): bigint {
  const kept = (memo ?? {}) as Memo;
  if (criteria.type === 'streak') return isAlive(kept, unitIndex(criteria.unit, day)) ? progress : 0n;
  const window: Window = 'window' in criteria ? (criteria.window ?? 'lifetime') : 'lifetime';
  if (window === 'lifetime') return progress;
  if ('calendar' in window) return isOfWindow(kept, unitIndex(window.calendar, day)) ? progress : 0n;
  return 'rolling' in window ? withinDays(kept, progress, day - window.rolling) : progress;
}

function isAlive({ unit }: Memo, present: number): boolean {
  return unit === undefined || present - unit <= 1;
}

function isOfWindow({ window }: Memo, present: number): boolean {
  return window === undefined || window === present;
}

function withinDays({ days, seen }: Memo, progress: bigint, oldest: number): bigint {
  if (days) return days.reduce((sum, [day, amount]) => (day > oldest ? sum + BigInt(amount) : sum), 0n);
  return seen ? BigInt(seen.filter(([, day]) => day > oldest).length) : progress;
}
