import { expect, it } from 'vitest';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';
import { priced, pricingOf, rateSteps } from './cashback-working.ts';

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
  const rule = pricingOf(RULE);
  if (!rule) throw new Error('the rule can be priced');
  expect(priced(rule, 6_000_000, GOLD)).toMatchObject({ baseBps: 500, bonusBps: 100, rateBps: 600, amount: 360_000n });
});

it('steps up with the bands, and by the bonus of a badge', () => {
  expect(rateSteps(RULE, undefined).map(({ rateBps }) => rateBps)).toEqual([200, 500]);
  expect(rateSteps(RULE, GOLD).map(({ rateBps }) => rateBps)).toEqual([300, 600]);
});

it('has no price while a band is unfinished', () => {
  expect(pricingOf({ ...RULE, bands: [{ from: Number.NaN, rateBps: 100 }] })).toBeNull();
  expect(pricingOf({ ...RULE, bands: [] })).toBeNull();
});
