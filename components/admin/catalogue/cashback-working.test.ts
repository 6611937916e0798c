import { expect, it } from 'vitest';
import { ROUNDINGS } from '#server/kernel/money.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';
import { capReached, priced, pricingOf, rateSteps } from './cashback-working.ts';

const RULE = cashbackDefinition.parse({
  currency: 'NGN',
  bands: [
    { from: 0, rateBps: 200 },
    { from: 5_000_000, rateBps: 500 },
  ],
});
const GOLD = badgeDefinition.parse({
  level: 3,
  name: 'Gold',
  pointsRequired: 1,
  achievementsRequired: 1,
  benefits: { cashbackBonusBps: 100 },
});

it('shows the working the engine pays by: a 5% band and 1% for Gold are 6% of 60,000.00, which is 3,600.00', () => {
  const rule = pricingOf(RULE, 'half_up');
  if (!rule) throw new Error('the rule can be priced');
  expect(priced(rule, 6_000_000, GOLD)).toMatchObject({ baseBps: 500, bonusBps: 100, rateBps: 600, amount: 360_000n });
});

it('steps up with the bands, and by the bonus of a badge', () => {
  const rule = pricingOf(RULE, 'half_up');
  expect(rateSteps(rule, undefined)).toEqual([
    { from: 0n, rateBps: 200 },
    { from: 5_000_000n, rateBps: 500 },
  ]);
  expect(rateSteps(rule, GOLD).map(({ rateBps }) => rateBps)).toEqual([300, 600]);
});

it('has no price while a band is unfinished', () => {
  const unfinished = { ...RULE, bands: [{ from: Number.NaN, rateBps: 100 }] };
  expect(pricingOf(unfinished, 'half_up')).toBeNull();
  expect(pricingOf({ ...RULE, bands: [] }, 'half_up')).toBeNull();
  expect(rateSteps(null, GOLD)).toEqual([]);
});

it('rounds as the program does, unless the rule says how', () => {
  const amountOf = (rule: ReturnType<typeof pricingOf>) => rule && priced(rule, 125, undefined).amount;
  // 2% of 1.25 are two and a half hundredths.
  expect(ROUNDINGS.map((rounding) => [rounding, amountOf(pricingOf(RULE, rounding))])).toEqual([
    ['half_up', 3n],
    ['down', 2n],
    ['half_even', 2n],
  ]);
  expect(amountOf(pricingOf({ ...RULE, rounding: 'half_up' }, 'down'))).toBe(3n);
});

it('tells from which purchase on the cap cuts what is paid', () => {
  const cappedAt = (cap: number, badge?: typeof GOLD) => {
    const rule = pricingOf({ ...RULE, cap }, 'half_up');
    return rule && capReached(rule, badge);
  };
  expect(cappedAt(50_000)).toBe(2_500_000n);
  expect(cappedAt(50_000, GOLD)).toBe(1_666_666n);
  // 2% of anything below 50,000.00 is less, 5% of that is more.
  expect(cappedAt(150_000)).toBe(5_000_000n);
  expect(cappedAt(500_000)).toBe(10_000_000n);
  const uncapped = pricingOf(RULE, 'half_up');
  expect(uncapped && capReached(uncapped, undefined)).toBeNull();
});
