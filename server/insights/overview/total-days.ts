import type { DayFigures } from '#server/insights/figures/contract.ts';
import { inSteps, WAIT_STEPS_MS } from '#server/insights/figures/rules.ts';
import type { OverviewStep, Totals } from './contract.ts';

const NINETEEN_OF_TWENTY = 0.95;

/** Adds up days; active customers become those of an average day. */
export function totalsOf(days: readonly DayFigures[]): Totals {
  const sum = (field: 'purchases' | 'pointsIssued' | 'unlocks' | 'payouts' | 'payoutsFailed' | 'activeCustomers') =>
    days.reduce((all, day) => all + day[field], 0);
  const worth = (field: 'revenue' | 'cashbackPaid' | 'cashbackOwed') => days.reduce((all, day) => all + day[field], 0n);
  const [payouts, payoutsFailed] = [sum('payouts'), sum('payoutsFailed')];
  return {
    activeCustomers: days.length === 0 ? 0 : averageOf(sum('activeCustomers') / days.length),
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

/** Few people are told to the tenth: a small shop would have none on an average day. */
function averageOf(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

/** Days as plots show them. */
export function stepsOf(days: readonly DayFigures[]): OverviewStep[] {
  return inSteps(days).map((those) => {
    const aDay = (field: 'purchases' | 'activeCustomers') =>
      those.reduce((all, day) => all + day[field], 0) / those.length;
    const worth = (field: 'cashbackPaid' | 'cashbackOwed') => those.reduce((all, day) => all + day[field], 0n);
    return {
      from: those[0].day,
      until: those.at(-1)?.day ?? those[0].day,
      purchasesADay: aDay('purchases'),
      customersADay: aDay('activeCustomers'),
      cashbackPaid: worth('cashbackPaid'),
      cashbackOwed: worth('cashbackOwed'),
    };
  });
}

function rewardedWithin(days: readonly DayFigures[]): number | null {
  const steps = Array.from({ length: WAIT_STEPS_MS.length + 1 }, (_, step) =>
    days.reduce((all, { waits }) => all + (waits[step] ?? 0), 0),
  );
  const all = steps.reduce((total, count) => total + count, 0);
  if (all === 0) return null;
  let seen = 0;
  const step = steps.findIndex((count) => {
    seen += count;
    return seen >= all * NINETEEN_OF_TWENTY;
  });
  return WAIT_STEPS_MS[Math.min(step, WAIT_STEPS_MS.length - 1)] ?? null;
}
