import type { AnalyticsRange, Cohort, DayCounts } from './contract.ts';

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

const DAY_MS = 86_400_000;
const LENGTHS: Record<Exclude<AnalyticsRange, 'all'>, number> = { '30d': 30, '90d': 90, '365d': 365 };
const NOTHING = {
  purchases: 0,
  revenue: '0',
  pointsGiven: 0,
  pointsTaken: 0,
  unlocks: 0,
  cashbackOwed: '0',
  cashbackPaid: '0',
};

/** The days of a range up to `today`, those without anything among them; for `all` from the first day there is. */
export function daysIn(days: readonly DayCounts[], range: AnalyticsRange, today: string): DayCounts[] {
  const last = Date.parse(today);
  const oldest = days[0] ? Date.parse(days[0].day) : last;
  const first = range === 'all' ? Math.min(oldest, last) : last - (LENGTHS[range] - 1) * DAY_MS;
  const known = new Map(days.map((day) => [day.day, day]));
  const length = Math.round((last - first) / DAY_MS) + 1;
  return Array.from({ length }, (_, index) => {
    const day = new Date(first + index * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, ...NOTHING };
  });
}

const MOST_POINTS = 120;

/** Days put together to weeks or longer, so that a plot stays readable; named by their first day. */
export function thinned(days: readonly DayCounts[], most = MOST_POINTS): DayCounts[] {
  const size = Math.ceil(days.length / most);
  if (size <= 1) return [...days];
  const length = Math.ceil(days.length / size);
  return Array.from({ length }, (_, index) => days.slice(index * size, (index + 1) * size).reduce(added));
}

function added(one: DayCounts, other: DayCounts): DayCounts {
  const sum = (key: 'revenue' | 'cashbackOwed' | 'cashbackPaid') => String(BigInt(one[key]) + BigInt(other[key]));
  return {
    day: one.day,
    purchases: one.purchases + other.purchases,
    pointsGiven: one.pointsGiven + other.pointsGiven,
    pointsTaken: one.pointsTaken + other.pointsTaken,
    unlocks: one.unlocks + other.unlocks,
    revenue: sum('revenue'),
    cashbackOwed: sum('cashbackOwed'),
    cashbackPaid: sum('cashbackPaid'),
  };
}
