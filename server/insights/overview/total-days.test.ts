import { expect, it } from 'vitest';
import type { DayFigures } from '#server/insights/figures/contract.ts';
import { WAIT_STEPS_MS } from '#server/insights/figures/rules.ts';
import { totalsOf } from './total-days.ts';

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
    activeCustomers: 4,
    purchases: 10,
    revenue: 15n,
    payouts: 16,
    failureBps: 625,
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
