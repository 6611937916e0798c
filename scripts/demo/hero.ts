import type { SimpleFaker } from '@faker-js/faker';
import { DEMO_CUSTOMER } from './people.ts';
import { type Basket, type PurchaseScene, purchaseOf, refundOf, reviewOf, type StoryScene } from './scenes.ts';
import { PRODUCTS } from './shop.ts';

const DAY_MS = 86_400_000;

/**
 * The baskets of the customer whom visitors sign in as: weeks back, weekday (0 Monday), and SKUs; the last
 * one was filled yesterday. They make a Gold customer
 * who is close to several things: 22 purchases of 25, nine tenths of a million spent, three categories of the four of the
 * collection (never a toy).
 */
const BASKETS: readonly (readonly [weeksBack: number, weekday: number, skus: string])[] = [
  [25, 2, 'GRO-01 GRO-02*2'],
  [23, 5, 'BOO-01 BOO-02'],
  [22, 1, 'HOM-01*2'],
  [20, 4, 'KIT-01'],
  [18, 6, 'GRO-01 GRO-07'],
  [16, 0, 'BEA-01*2 BEA-03'],
  [15, 3, 'FAS-01 FAS-03'],
  [13, 2, 'HOM-05'],
  [12, 5, 'GRO-01*2 GRO-08'],
  [11, 1, 'BOO-03 BOO-05'],
  [10, 4, 'KIT-05'],
  [9, 6, 'GRO-02*2 GRO-03'],
  [8, 3, 'ELE-04 ELE-01'],
  [7, 1, 'HOM-04 HOM-03'],
  [6, 5, 'FAS-02'],
  [5, 0, 'GRO-01 GRO-04 GRO-06'],
  [4, 4, 'KIT-06'],
  [3, 2, 'BEA-05 BEA-04 HOM-07'],
  [2, 5, 'HOM-06'],
  [2, 6, 'ELE-03'],
  [1, 0, 'GRO-01*2 GRO-07'],
  [1, 1, 'BOO-04 BOO-06'],
];
const REVIEWED = [2, 4, 5, 8, 10, 13, 15, 18];
const RETURNED = 7;
const REFERRALS = [-120, -44];

/** The demo customer's half year. @param dayStart the first moment of the story's last day, epoch milliseconds */
export function heroScenes(faker: SimpleFaker, dayStart: number): StoryScene[] {
  const purchases = BASKETS.map(([weeksBack, weekday, skus], at) => {
    const isLatest = at === BASKETS.length - 1;
    const day = isLatest ? -1 : weekday - weekdayOf(dayStart) - weeksBack * 7;
    return purchaseOf(faker, DEMO_CUSTOMER, { day, nth: at + 1, basket: basketOf(skus) });
  });
  const reviews = nths(purchases, REVIEWED).map((purchase) => reviewOf(faker, DEMO_CUSTOMER, purchase));
  const refunds = nths(purchases, [RETURNED]).map((purchase) => ({
    ...refundOf(faker, purchase),
    lines: [{ index: 1, quantity: 1 }],
  }));
  return [...purchases, ...reviews, ...refunds, ...REFERRALS.map(referral)];
}

function referral(day: number, at: number): StoryScene {
  const key = `referral-${DEMO_CUSTOMER.externalId}-${at + 1}`;
  const activity = { name: 'referral', metadata: { invitation: at + 1 } };
  return { kind: 'activity', key, day, minute: 20 * 60, person: DEMO_CUSTOMER, activity };
}

function basketOf(skus: string): Basket {
  return skus.split(' ').flatMap((text) => {
    const [sku, quantity = '1'] = text.split('*');
    const product = PRODUCTS.find((one) => one.sku === sku);
    return product ? [{ product, quantity: Number(quantity) }] : [];
  });
}

function nths(purchases: readonly PurchaseScene[], numbers: readonly number[]): PurchaseScene[] {
  return numbers.flatMap((nth) => purchases[nth - 1] ?? []);
}

/** 0 is Monday. Midnight in the shop may still be the evening before in UTC, so its noon is asked. */
function weekdayOf(dayStart: number): number {
  return (new Date(dayStart + DAY_MS / 2).getUTCDay() + 6) % 7;
}
