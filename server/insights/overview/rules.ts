import type { DayFigures, Totals } from './contract.ts';

const STEPS = 50;
const FIRST_MS = 10;
const GROWTH = 1.3;

/** Upper ends of the steps in which waiting for rewards is counted, in milliseconds; the last step has no end. */
export const WAIT_STEPS_MS: readonly number[] = Array.from({ length: STEPS }, (_, step) =>
  Math.round(FIRST_MS * GROWTH ** step),
);

const NINETEEN_OF_TWENTY = 0.95;

/** Adds up days; active customers become those of an average day. */
export function totalsOf(days: readonly DayFigures[]): Totals {
  const sum = (field: 'purchases' | 'pointsIssued' | 'unlocks' | 'payouts' | 'payoutsFailed' | 'activeCustomers') =>
    days.reduce((all, day) => all + day[field], 0);
  const worth = (field: 'revenue' | 'cashbackPaid' | 'cashbackOwed') => days.reduce((all, day) => all + day[field], 0n);
  const [payouts, payoutsFailed] = [sum('payouts'), sum('payoutsFailed')];
  return {
    activeCustomers: days.length === 0 ? 0 : Math.round(sum('activeCustomers') / days.length),
    purchases: sum('purchases'),
    revenue: worth('revenue'),
    pointsIssued: sum('pointsIssued'),
    unlocks: sum('unlocks'),
    cashbackPaid: worth('cashbackPaid'),
    cashbackOwed: worth('cashbackOwed'),
    payouts,
    payoutsFailed,
    failureBps: payouts === 0 ? null : Math.round((payoutsFailed * 10_000) / payouts),
    rewardedWithinMs: rewardedWithin(days),
  };
}

function rewardedWithin(days: readonly DayFigures[]): number | null {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) =>
    days.reduce((all, { waits }) => all + (waits[step] ?? 0), 0),
  );
  const all = steps.reduce((total, count) => total + count, 0);
  if (all === 0) return null;
  let seen = 0;
  const step = steps.findIndex((count) => {
    seen += count;
    return seen >= all * NINETEEN_OF_TWENTY;
  });
  return WAIT_STEPS_MS[Math.min(step, STEPS - 1)] ?? null;
}

/** Steps every day from one to another, both included; days as 2026-11-20. */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const count = Math.max(0, Math.round((last - first) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => dayText(first + at * DAY_MS));
}

/** So many days earlier. */
export function daysBefore(day: string, count: number): string {
  return dayText(Date.parse(day) - count * DAY_MS);
}

const DAY_MS = 86_400_000;
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
