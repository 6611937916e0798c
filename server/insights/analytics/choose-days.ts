import { daysBefore, daysBetween } from '#server/insights/figures/rules.ts';
import type { AnalyticsDay, AnalyticsRange } from './contract.ts';

const LENGTHS: Record<Exclude<AnalyticsRange, 'all'>, number> = { '30d': 30, '90d': 90, '365d': 365 };
const NOTHING = { purchases: 0, revenue: 0n, pointsIssued: 0, pointsTaken: 0, cashbackPaid: 0n, cashbackOwed: 0n };

/** The days of a range up to `today`, those without anything among them; for `all` from the first day there is. */
export function daysIn(days: readonly AnalyticsDay[], range: AnalyticsRange, today: string): AnalyticsDay[] {
  const oldest = days[0]?.day ?? today;
  const first = range === 'all' ? oldest : daysBefore(today, LENGTHS[range] - 1);
  const known = new Map(days.map((day) => [day.day, day]));
  return daysBetween(first, today).map((day) => known.get(day) ?? { day, ...NOTHING });
}

const MOST_POINTS = 120;

/** Days put together to weeks or longer, so that a plot stays readable; named by their first day. */
export function thinned(days: readonly AnalyticsDay[], most = MOST_POINTS): AnalyticsDay[] {
  const size = Math.ceil(days.length / most);
  if (size <= 1) return [...days];
  const length = Math.ceil(days.length / size);
  return Array.from({ length }, (_, index) => days.slice(index * size, (index + 1) * size).reduce(added));
}

function added(one: AnalyticsDay, other: AnalyticsDay): AnalyticsDay {
  return {
    day: one.day,
    purchases: one.purchases + other.purchases,
    revenue: one.revenue + other.revenue,
    pointsIssued: one.pointsIssued + other.pointsIssued,
    pointsTaken: one.pointsTaken + other.pointsTaken,
    cashbackPaid: one.cashbackPaid + other.cashbackPaid,
    cashbackOwed: one.cashbackOwed + other.cashbackOwed,
  };
}
