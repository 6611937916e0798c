import { daysBefore, daysBetween, inSteps } from '#server/insights/figures/rules.ts';
import type { AnalyticsDay, AnalyticsRange, AnalyticsStep } from './contract.ts';

const LENGTHS: Record<Exclude<AnalyticsRange, 'all'>, number> = { '30d': 30, '90d': 90, '365d': 365 };
const NOTHING = { purchases: 0, revenue: 0n, pointsIssued: 0, pointsTaken: 0, cashbackPaid: 0n, cashbackOwed: 0n };

/** The days of a range up to `today`, those without anything among them; for `all` from the first day there is. */
export function daysIn(days: readonly AnalyticsDay[], range: AnalyticsRange, today: string): AnalyticsDay[] {
  const oldest = days[0]?.day ?? today;
  const first = range === 'all' ? oldest : daysBefore(today, LENGTHS[range] - 1);
  const known = new Map(days.map((day) => [day.day, day]));
  return daysBetween(first, today).map((day) => onlyCounted(known.get(day) ?? { day, ...NOTHING }));
}

/** The days of a range as its plots show them: alone where they are few, put together where they are many. */
export function stepsOf(days: readonly AnalyticsDay[]): AnalyticsStep[] {
  return inSteps(days).map((those) => ({ ...those.reduce(added), until: those.at(-1)?.day ?? those[0].day }));
}

function onlyCounted({
  day,
  purchases,
  revenue,
  pointsIssued,
  pointsTaken,
  cashbackPaid,
  cashbackOwed,
}: AnalyticsDay): AnalyticsDay {
  return { day, purchases, revenue, pointsIssued, pointsTaken, cashbackPaid, cashbackOwed };
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
