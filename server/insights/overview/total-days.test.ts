import { expect, it } from 'vitest';
import type { DayFigures } from '#server/insights/figures/contract.ts';
import { daysBefore, daysBetween, WAIT_STEPS_MS } from '#server/insights/figures/rules.ts';
import { stepsOf, totalsOf } from './total-days.ts';

const EMPTY: DayFigures = {
  day: '2026-11-20',
  activeCustomers: 0,
  purchases: 0,
  revenue: 0n,
  pointsIssued: 0,
  pointsTaken: 0,
  unlocks: 0,
  cashbackPaid: 0n,
  cashbackOwed: 0n,
  payouts: 0,
  payoutsFailed: 0,
  waits: [],
};

it('adds up days, and says how many customers bought on an average one', () => {
  const days = [
    { ...EMPTY, activeCustomers: 3, purchases: 4, revenue: 10n, payouts: 8, payoutsFailed: 1 },
    { ...EMPTY, activeCustomers: 4, purchases: 6, revenue: 5n, payouts: 8 },
  ];
  expect(totalsOf(days)).toMatchObject({
    activeCustomers: 3.5,
    purchases: 10,
    revenue: 15n,
    payouts: 16,
    failureBps: 625,
  });
});

it('tells few customers of an average day to the tenth, and many whole', () => {
  expect(totalsOf([{ ...EMPTY, activeCustomers: 1 }, EMPTY, EMPTY])).toMatchObject({ activeCustomers: 0.3 });
  expect(
    totalsOf([
      { ...EMPTY, activeCustomers: 24 },
      { ...EMPTY, activeCustomers: 25 },
    ]),
  ).toMatchObject({
    activeCustomers: 25,
  });
});

it('knows no rates where nothing came to an end', () => {
  expect(totalsOf([EMPTY])).toMatchObject({ failureBps: null, rewardedWithinMs: null });
  expect(totalsOf([])).toMatchObject({ activeCustomers: 0, failureBps: null });
});

it('says within what nineteen of twenty purchases were rewarded, over all days together', () => {
  const first = { ...EMPTY, waits: [18] };
  const second = { ...EMPTY, waits: [0, 1, 1] };
  expect(totalsOf([first, second]).rewardedWithinMs).toBe(WAIT_STEPS_MS[1]);
  expect(totalsOf([first]).rewardedWithinMs).toBe(WAIT_STEPS_MS[0]);
});

it('a wait longer than the last step is told as the last step', () => {
  const waits = [...WAIT_STEPS_MS.map(() => 0), 1];
  expect(totalsOf([{ ...EMPTY, waits }]).rewardedWithinMs).toBe(WAIT_STEPS_MS.at(-1));
});

it('shows few days one by one, and of many what an average day of each week was', () => {
  const daysOf = (count: number) => daysBetween(daysBefore('2026-11-20', count - 1), '2026-11-20');
  const all = (count: number) =>
    daysOf(count).map((day, at) => ({ ...EMPTY, day, purchases: at % 2, cashbackPaid: 10n }));
  expect(stepsOf(all(30))).toHaveLength(30);
  const steps = stepsOf(all(90));
  expect(steps).toHaveLength(13);
  expect(steps.at(-1)).toMatchObject({ from: '2026-11-14', until: '2026-11-20', cashbackPaid: 70n });
  expect(steps.at(-1)?.purchasesADay).toBeCloseTo(4 / 7);
  expect(steps[0]).toMatchObject({ cashbackPaid: 60n });
});
