/** How far one cycle has come: the number, and what has to be remembered to go on counting. */
import { unitIndex } from './calendar.ts';
import type { CountedAchievement } from './catalogue.ts';
import type { JsonValue } from './model.ts';

export type Tally = { readonly progress: bigint; readonly memo: JsonValue };

/** What one fact adds: an amount, values, or the unit (day, week, month) of a streak. */
export type Contribution =
  | { readonly kind: 'sum'; readonly amount: bigint }
  | { readonly kind: 'distinct'; readonly values: readonly string[] }
  | { readonly kind: 'streak'; readonly unit: number };

export const NOTHING: Tally = { progress: 0n, memo: null };

/** The tally after a contribution on calendar day `day`. Facts come in order of time. */
export function counted(achievement: CountedAchievement, tally: Tally, added: Contribution, day: number): Tally {
  switch (added.kind) {
    case 'sum':
      return summed(achievement, tally, added.amount, day);
    case 'distinct':
      return gathered(achievement, tally, added.values, day);
    case 'streak':
      return prolonged(tally, added.unit);
  }
}

/** Memo of a sum in a window: `window` is the calendar window it belongs to, `days` the amounts of a rolling one. */
type SumMemo = { window?: number; days?: readonly (readonly [day: number, amount: string])[] };

function summed({ window, isSteady }: CountedAchievement, tally: Tally, amount: bigint, day: number): Tally {
  if (isSteady) return { progress: tally.progress + amount, memo: null };
  const memo = (tally.memo ?? {}) as SumMemo;
  if (window.kind === 'calendar') {
    const index = unitIndex(window.unit, day);
    return { progress: (memo.window === index ? tally.progress : 0n) + amount, memo: { window: index } };
  }
  const oldest = window.kind === 'rolling' ? day - window.days : -Infinity;
  const days = (memo.days ?? []).filter(([counted]) => counted > oldest);
  const last = days.at(-1);
  if (last?.[0] === day) days[days.length - 1] = [day, String(BigInt(last[1]) + amount)];
  else days.push([day, String(amount)]);
  return { progress: days.reduce((sum, [, part]) => sum + BigInt(part), 0n), memo: { days } };
}

/** Memo of distinct values: each with the last day it was seen. */
type DistinctMemo = { window?: number; seen?: readonly (readonly [value: string, day: number])[] };

function gathered(achievement: CountedAchievement, tally: Tally, values: readonly string[], day: number): Tally {
  const { window, recurrence } = achievement;
  const memo = (tally.memo ?? {}) as DistinctMemo;
  const isReset = window.kind === 'calendar' && recurrence.kind !== 'perWindow';
  const index = isReset ? unitIndex(window.unit, day) : undefined;
  const oldest = window.kind === 'rolling' ? day - window.days : -Infinity;
  const before = memo.window === index ? (memo.seen ?? []) : [];
  const seen = new Map(before.filter(([, last]) => last > oldest));
  for (const value of values) seen.set(value, day);
  const next: DistinctMemo = { seen: [...seen], ...(index === undefined ? {} : { window: index }) };
  return { progress: BigInt(seen.size), memo: next };
}

/** Memo of a streak: the last unit that counted. */
function prolonged(tally: Tally, unit: number): Tally {
  const { unit: last } = (tally.memo ?? {}) as { unit?: number };
  if (last === unit) return tally;
  return { progress: last === unit - 1 ? tally.progress + 1n : 1n, memo: { unit } };
}
