import { describe, expect, it, test } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { cashbackDefinition } from './contract.ts';
import { cashbackAfterRefund, cashbackFor, compileCashback, requireSoundCashback } from './rules.ts';

const BANDS = [
  { from: 0, rateBps: 100 },
  { from: 500_000, rateBps: 200 },
  { from: 2_000_000, rateBps: 300 },
  { from: 5_000_000, rateBps: 500 },
];

const ruleOf = (shape: object, rounding: 'half_up' | 'down' | 'half_even' = 'half_up') =>
  compileCashback(cashbackDefinition.parse({ currency: 'NGN', bands: BANDS, ...shape }), rounding);
const oneRate = (rateBps: number, shape: object = {}) => ruleOf({ bands: [{ from: 0, rateBps }], ...shape });
const GOLD = { bonusBps: 100, multiplierPct: 100 };

describe('cashback', () => {
  it('gives a Gold customer 6% of 60,000.00: 3,600.00', () => {
    expect(cashbackFor(ruleOf({}), 6_000_000n, GOLD)).toMatchObject({
      amount: 360_000n,
      baseBps: 500,
      bonusBps: 100,
      rateBps: 600,
    });
  });

  test.each([
    [499_999n, 5_000n],
    [500_000n, 10_000n],
    [1_999_999n, 40_000n],
    [2_000_000n, 60_000n],
    [4_999_999n, 150_000n],
    [5_000_000n, 250_000n],
  ])('a band begins exactly at its amount: %d earns %d', (amount, earned) => {
    expect(cashbackFor(ruleOf({}), amount).amount).toBe(earned);
  });

  it('reads bands in any order', () => {
    expect(cashbackFor(ruleOf({ bands: BANDS.toReversed() }), 6_000_000n).baseBps).toBe(500);
  });

  it('applies the multiplier after adding the bonus', () => {
    const cashback = cashbackFor(oneRate(100), 1_000_000n, { bonusBps: 50, multiplierPct: 150 });
    expect(cashback).toMatchObject({ amount: 22_500n, rateBps: 225, multiplierPct: 150 });
  });

  it('rounds once, at the end, from the exact rate', () => {
    expect(cashbackFor(oneRate(1), 333_333n, { bonusBps: 0, multiplierPct: 150 }).amount).toBe(50n);
  });

  test.each([
    ['half_up', 50n, 1n],
    ['down', 99n, 0n],
    ['half_even', 50n, 0n],
    ['half_even', 150n, 2n],
    ['half_even', 250n, 2n],
    ['half_even', 251n, 3n],
  ] as const)('rounds %s: 1%% of %d is %d', (rounding, amount, earned) => {
    expect(cashbackFor(oneRate(100, { rounding }), amount).amount).toBe(earned);
  });

  it('rounds as the program says where the rule does not', () => {
    const definition = { bands: [{ from: 0, rateBps: 100 }] };
    expect(cashbackFor(ruleOf(definition, 'down'), 99n).amount).toBe(0n);
    expect(cashbackFor(ruleOf({ ...definition, rounding: 'half_up' }, 'down'), 99n).amount).toBe(1n);
  });

  it('does not pay what is below the minimum, and cuts what is above the cap', () => {
    const rule = oneRate(100, { minimum: 100, cap: 5_000 });
    expect(cashbackFor(rule, 9_900n)).toMatchObject({ amount: 0n, exact: 99n, limit: 'minimum' });
    expect(cashbackFor(rule, 10_000n)).toMatchObject({ amount: 100n, limit: null });
    expect(cashbackFor(rule, 500_000n)).toMatchObject({ amount: 5_000n, limit: null });
    expect(cashbackFor(rule, 500_100n)).toMatchObject({ amount: 5_000n, exact: 5_001n, limit: 'cap' });
  });

  it('is exact for the largest amount there is', () => {
    expect(cashbackFor(oneRate(333), 1_000_000_000_000_000n).amount).toBe(33_300_000_000_000n);
    expect(cashbackFor(oneRate(333), 999_999_999_999_999n).amount).toBe(33_300_000_000_000n);
    expect(cashbackFor(oneRate(333, { rounding: 'down' }), 999_999_999_999_999n).amount).toBe(33_299_999_999_999n);
  });

  it('works in minor units, so that yen have no digits and dinars three', () => {
    expect(cashbackFor(oneRate(100, { currency: 'JPY' }), 12_345n).amount).toBe(123n);
    expect(cashbackFor(oneRate(100, { currency: 'KWD' }), 12_345n).amount).toBe(123n);
  });

  it('earns nothing on nothing', () => {
    expect(cashbackFor(ruleOf({}), 0n).amount).toBe(0n);
    expect(cashbackFor(ruleOf({}), -5n).amount).toBe(0n);
  });
});

describe('cashback after a refund of 15,000.00 out of 60,000.00 that earned 3,000.00', () => {
  const earned = { purchaseAmount: 6_000_000n, amount: 300_000n, bonusBps: 0, multiplierPct: 100 };

  it('falls into the 3% band: 1,350.00 remain, 1,650.00 are reversed', () => {
    expect(cashbackAfterRefund(ruleOf({}), earned, 4_500_000n, 'reevaluate')).toBe(135_000n);
  });

  it('loses 750.00 when taken back in proportion', () => {
    expect(cashbackAfterRefund(ruleOf({}), earned, 4_500_000n, 'proportional')).toBe(225_000n);
  });

  it('keeps the bonus the purchase was rewarded with', () => {
    const gold = { ...earned, amount: 360_000n, ...GOLD };
    expect(cashbackAfterRefund(ruleOf({}), gold, 4_500_000n, 'reevaluate')).toBe(180_000n);
  });

  it('is gone when nothing of the purchase is left', () => {
    expect(cashbackAfterRefund(ruleOf({}), earned, 0n, 'reevaluate')).toBe(0n);
  });

  it('never grows, and where smaller amounts earn better stays at the least on the way down', () => {
    const falling = ruleOf({
      bands: [
        { from: 0, rateBps: 900 },
        { from: 5_000_000, rateBps: 500 },
      ],
    });
    expect(cashbackAfterRefund(falling, earned, 5_500_000n, 'reevaluate')).toBe(275_000n);
    expect(cashbackAfterRefund(falling, earned, 4_500_000n, 'reevaluate')).toBe(250_000n);
    expect(cashbackAfterRefund(falling, earned, 1_000_000n, 'reevaluate')).toBe(90_000n);
  });
});

describe('a cashback rule is refused', () => {
  const codeOf = (shape: object): string => {
    try {
      requireSoundCashback(cashbackDefinition.parse({ currency: 'NGN', bands: BANDS, ...shape }));
      return 'fine';
    } catch (error) {
      return error instanceof Refusal ? error.code : 'fault';
    }
  };
  const bands = (...list: [number, number][]) => ({ bands: list.map(([from, rateBps]) => ({ from, rateBps })) });

  test.each([
    ['not at all when it is sound', {}, 'fine'],
    ['for a currency nobody knows', { currency: 'XQX' }, 'unknown_currency'],
    ['without bands', bands(), 'bands_empty'],
    ['when the first band does not start at 0', bands([100, 1]), 'bands_not_from_zero'],
    ['when bands do not ascend', bands([0, 100], [500, 200], [500, 300]), 'bands_not_ascending'],
    ['for a rate above 100%', bands([0, 10_001]), 'rate_out_of_range'],
    ['for a negative rate', bands([0, -1]), 'rate_out_of_range'],
    ['for a band beyond all amounts', bands([0, 1], [1_000_000_000_000_001, 2]), 'amount_out_of_range'],
    ['for a negative cap', { cap: -1 }, 'amount_out_of_range'],
    ['when the minimum is above the cap', { minimum: 10, cap: 9 }, 'minimum_above_cap'],
  ])('%s', (_why, shape, code) => {
    expect(codeOf(shape)).toBe(code);
  });
});
