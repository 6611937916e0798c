import type { SimpleFaker } from '@faker-js/faker';
import type { Person } from './people.ts';
import { CATEGORIES, type Category, type Product, shelf } from './shop.ts';

/** `day` counts from the last day of the story (0) backwards, `minute` from its midnight. `key` names it among the others. */
type Scene = { readonly key: string; readonly day: number; readonly minute: number; readonly person: Person };

export type Basket = readonly { readonly product: Product; readonly quantity: number }[];
export type PurchaseScene = Scene & {
  readonly kind: 'purchase';
  readonly basket: Basket;
  readonly channel: 'web' | 'app' | 'store';
  /** Whole naira paid beyond the lines. */
  readonly delivery: number;
};
export type RefundScene = Scene & {
  readonly kind: 'refund';
  readonly purchaseKey: string;
  readonly lines: readonly { readonly index: number; readonly quantity: number }[];
  readonly reason: string;
};
export type ActivityScene = Scene & {
  readonly kind: 'activity';
  readonly activity: { readonly name: string; readonly metadata: Record<string, string | number> };
};
export type StoryScene = PurchaseScene | RefundScene | ActivityScene;
/** A scene with its moment. */
export type StoryFact = StoryScene & { readonly at: Date };

/** What the shop prints on a receipt: its `nth` order. */
export function orderNumber(nth: number): string {
  return `LR-${10_000 + nth}`;
}

const DELIVERY_NAIRA = 1_500;
const TASTES: Readonly<Record<Category, number>> = {
  groceries: 10,
  home: 5,
  kitchen: 4,
  books: 5,
  toys: 3,
  fashion: 5,
  beauty: 5,
  electronics: 2,
};
const REASONS = ['Arrived broken', 'Wrong size', 'Changed their mind', 'Not as described', 'Delivered too late'];

/** What somebody puts into a basket; `appetite` 1 is usual. */
export function aBasket(faker: SimpleFaker, appetite: number): Basket {
  const lines = faker.number.int({ min: 1, max: Math.round(3 * appetite) });
  const products = new Map<string, Basket[number]>();
  for (let line = 0; line < lines; line += 1) {
    const category = faker.helpers.weightedArrayElement(CATEGORIES.map((value) => ({ value, weight: TASTES[value] })));
    const product = faker.helpers.arrayElement(shelf(category));
    const quantity = product.naira > 30_000 ? 1 : faker.number.int({ min: 1, max: 3 });
    products.set(product.sku, { product, quantity });
  }
  return [...products.values()];
}

/** A purchase at a believable time of its day, `nth` of its customer. */
export function purchaseOf(
  faker: SimpleFaker,
  person: Person,
  { day, nth, basket }: { day: number; nth: number; basket: Basket },
): PurchaseScene {
  const channel = faker.helpers.weightedArrayElement([
    { weight: 5, value: 'web' },
    { weight: 4, value: 'app' },
    { weight: 3, value: 'store' },
  ] as const);
  return {
    kind: 'purchase',
    key: `${person.externalId}-${nth}`,
    day,
    minute: shoppingMinute(faker),
    person,
    basket,
    channel,
    delivery: channel === 'store' ? 0 : DELIVERY_NAIRA,
  };
}

/** Between eight in the morning and ten at night, most often after work. */
function shoppingMinute(faker: SimpleFaker): number {
  const hour = faker.helpers.weightedArrayElement(
    Array.from({ length: 14 }, (_, at) => ({ value: at + 8, weight: at < 8 ? 2 : 4 })),
  );
  return hour * 60 + faker.number.int({ min: 0, max: 59 });
}

/** A review of something in the basket, some days later. */
export function reviewOf(faker: SimpleFaker, person: Person, purchase: PurchaseScene): ActivityScene {
  const { product } = faker.helpers.arrayElement(purchase.basket);
  const stars = faker.helpers.weightedArrayElement([
    { weight: 6, value: 5 },
    { weight: 4, value: 4 },
    { weight: 1, value: 2 },
  ]);
  return {
    kind: 'activity',
    key: `${purchase.key}-review`,
    day: purchase.day + faker.number.int({ min: 2, max: 9 }),
    minute: shoppingMinute(faker),
    person,
    activity: { name: 'review', metadata: { sku: product.sku, stars } },
  };
}

/** One line comes back; where there is only one, that is the whole order. */
export function refundOf(faker: SimpleFaker, purchase: PurchaseScene): RefundScene {
  const only = purchase.basket.length > 1 ? faker.number.int({ min: 0, max: purchase.basket.length - 1 }) : 0;
  return {
    kind: 'refund',
    key: `${purchase.key}-refund`,
    day: purchase.day + faker.number.int({ min: 2, max: 6 }),
    minute: shoppingMinute(faker),
    person: purchase.person,
    purchaseKey: purchase.key,
    lines: [{ index: only, quantity: purchase.basket[only]?.quantity ?? 1 }],
    reason: faker.helpers.arrayElement(REASONS),
  };
}
