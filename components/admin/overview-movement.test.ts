import { describe, expect, it } from 'vitest';
import type { Totals } from '#server/insights/overview/contract.ts';
import { movementOf } from './overview-movement.ts';

const TOTALS: Totals = {
  activeCustomers: 10,
  purchases: 100,
  revenue: 0n,
  pointsIssued: 1_000,
  unlocks: 20,
  cashbackPaid: 50_000n,
  cashbackOwed: 0n,
  payouts: 10,
  payoutsFailed: 0,
  failureBps: 100,
  rewardedWithinMs: 50,
};
const moved = (change: Partial<Totals>, before: Partial<Totals> = {}) =>
  [
    { ...TOTALS, ...change },
    { ...TOTALS, ...before },
  ] as const;

describe('how a number of the overview moved', () => {
  it('more purchases are good, fewer are bad', () => {
    expect(movementOf('purchases', ...moved({ purchases: 114 }))).toEqual({
      way: 'up',
      feeling: 'good',
      shareBps: 1400,
      isFromNothing: false,
    });
    expect(movementOf('purchases', ...moved({ purchases: 50 }))).toMatchObject({ way: 'down', feeling: 'bad' });
  });

  it('more failures are bad, fewer are good, and neither is told in percent of percent', () => {
    expect(movementOf('failureBps', ...moved({ failureBps: 300 }))).toMatchObject({
      way: 'up',
      feeling: 'bad',
      shareBps: null,
    });
    expect(movementOf('failureBps', ...moved({ failureBps: 0 }))).toMatchObject({ way: 'down', feeling: 'good' });
  });

  it('money that is owed or paid is neither good nor bad', () => {
    for (const cashbackOwed of [0n, 9_000n]) {
      const movement = movementOf('cashbackOwed', ...moved({ cashbackOwed }, { cashbackOwed: 5_000n }));
      expect(movement?.feeling).toBe('neutral');
    }
  });

  it('what came from nothing has no percentage, nor has what grew many times over', () => {
    expect(movementOf('cashbackOwed', ...moved({ cashbackOwed: 300n }))).toEqual({
      way: 'up',
      feeling: 'neutral',
      shareBps: null,
      isFromNothing: true,
    });
    expect(movementOf('purchases', ...moved({ purchases: 5_000 }, { purchases: 1 }))?.shareBps).toBeNull();
  });

  it('a change of less than a percent is told by the number it came from, and a rate of 0% is a number', () => {
    expect(movementOf('pointsIssued', ...moved({ pointsIssued: 1_002 }))).toMatchObject({ way: 'up', shareBps: null });
    const failing = movementOf('failureBps', ...moved({}, { failureBps: 0 }));
    expect(failing).toMatchObject({ way: 'up', feeling: 'bad', isFromNothing: false });
  });

  it('what stayed is neutral, and what is not known is not compared', () => {
    expect(movementOf('unlocks', ...moved({}))).toMatchObject({ way: 'same', feeling: 'neutral', shareBps: 0 });
    expect(movementOf('failureBps', ...moved({ failureBps: null }))).toBeNull();
    expect(movementOf('failureBps', ...moved({}, { failureBps: null }))).toBeNull();
  });
});
