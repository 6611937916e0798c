import type { Cohort } from './contract.ts';

const STEPS = 50;
const FIRST_MS = 10;
const GROWTH = 1.3;

/** Upper ends of the steps in which waiting for rewards is counted, in milliseconds; the last step has no end. */
export const WAIT_STEPS_MS: readonly number[] = Array.from({ length: STEPS }, (_, step) =>
  Math.round(FIRST_MS * GROWTH ** step),
);

/** Customers who first bought in a month, and bought in the month that many months later. */
export type CohortRow = { readonly month: string; readonly later: number; readonly customers: number };

/** Rows of months as cohorts; a month in which nobody came back counts none of them. */
export function cohortsOf(rows: readonly CohortRow[]): Cohort[] {
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const newest = [...byMonth.keys()].at(-1) ?? '';
  return [...byMonth].map(([month, those]) => {
    const active = Array.from({ length: monthsBetween(month, newest) + 1 }, () => 0);
    for (const { later, customers } of those) active[later] = customers;
    const filled = Array.from(active, (count) => count ?? 0);
    return { month, customers: filled[0] ?? 0, active: filled };
  });
}

function monthsBetween(from: string, to: string): number {
  const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return ordinal(to) - ordinal(from);
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

const STEP_LENGTHS = [1, 7, 28] as const;
const MOST_STEPS = 60;

/** Days put together to weeks or to four of them, so that a plot stays readable. The newest step is whole, the oldest may not be. */
export function inSteps<Day>(days: readonly Day[], most = MOST_STEPS): (readonly [Day, ...Day[]])[] {
  const size = STEP_LENGTHS.find((length) => days.length <= length * most) ?? Math.ceil(days.length / most);
  const count = Math.ceil(days.length / size);
  const first = days.length - count * size;
  return Array.from({ length: count }, (_, at) => {
    const [start, end] = [first + at * size, first + (at + 1) * size];
    return days.slice(Math.max(0, start), end) as [Day, ...Day[]];
  });
}

const DAY_MS = 86_400_000;
const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);
