/** A purchase of the plan: every contender gets the same ones, each for customers of its own. */
export type PlannedPurchase = {
  /** Place in the whole plan, from 0; rises with time. */
  readonly place: number;
  /** Which customer, 0 .. customers - 1. */
  readonly customer: number;
  /** Minor units. */
  readonly amount: number;
  /** Milliseconds after the first moment of the plan. */
  readonly afterMs: number;
  readonly items: readonly PlannedItem[];
};

export type PlannedItem = {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly quantity: number;
  readonly unitAmount: number;
};

export type PlanSize = {
  /** Purchases of all rounds together. */
  readonly purchases: number;
  readonly customers: number;
  /** How long the plan lasts in the customers' lives. */
  readonly days: number;
};

const CATEGORIES = ['home', 'garden', 'kitchen', 'books', 'toys', 'sports', 'beauty', 'grocery'];
const DAY_MS = 86_400_000;

/**
 * A believable stretch of purchases, the same for the same size: some customers buy often, most seldom; one to three lines;
 * amounts from 1,000.00 to some 200,000.00, most of them small; time only moves forward.
 */
export function purchasePlan(size: PlanSize): PlannedPurchase[] {
  const random = randomNumbers(20_261_120);
  const stepMs = Math.floor((size.days * DAY_MS) / size.purchases);
  return Array.from({ length: size.purchases }, (_, place) => {
    const items = Array.from({ length: 1 + Math.floor(random() * 3) }, () => plannedItem(random));
    return {
      place,
      customer: Math.floor(size.customers * random() ** 2),
      amount: items.reduce((sum, item) => sum + item.quantity * item.unitAmount, 0),
      afterMs: place * stepMs,
      items,
    };
  });
}

function plannedItem(random: () => number): PlannedItem {
  const article = Math.floor(random() * 200);
  return {
    sku: `SKU-${String(article).padStart(4, '0')}`,
    name: `Article ${article}`,
    category: CATEGORIES[article % CATEGORIES.length] ?? 'home',
    quantity: 1 + Math.floor(random() * 3),
    unitAmount: 100_000 + Math.floor(5_000_000 * random() ** 4),
  };
}

/** Numbers in 0..1 that repeat exactly for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
