/** Random facts of one customer: purchases, refunds of them, activities and adjustments, close enough to meet edges. */
import fc from 'fast-check';
import type { Fact, FoldableFact, PurchaseFact, RefundFact } from '../model.ts';

const HOUR_MS = 3_600_000;

/** Seven weeks around a turn of the clocks, by steps of hours, so that days, weeks and months change within a history. */
const STARTS = ['2026-02-27T22:00:00Z', '2025-12-26T01:30:00Z'].map((iso) => Date.parse(iso));

type Raw = {
  readonly hours: number;
  readonly tie: number;
  readonly what: 'purchase' | 'refund' | 'review' | 'visit' | 'adjustment';
  readonly amount: number;
  readonly lines: readonly { sku: string | null; category: string | null; quantity: number; unitAmount: number }[];
  readonly isForeign: boolean;
  readonly channel: string | null;
  readonly of: number;
  readonly part: number;
};

const line = fc.record({
  sku: fc.constantFrom('a', 'b', 'c', null),
  category: fc.constantFrom('x', 'y', 'z', null),
  quantity: fc.integer({ min: 1, max: 3 }),
  unitAmount: fc.constantFrom(0, 500, 1_000, 7_000),
});

const raw: fc.Arbitrary<Raw> = fc.record({
  hours: fc.oneof(
    fc.integer({ min: 0, max: 1_200 }),
    fc.integer({ min: 0, max: 90 }),
    fc.constantFrom(5, 24, 170, 201, 340),
  ),
  tie: fc.integer({ min: 0, max: 99 }),
  what: fc.constantFrom<Raw['what'][]>(
    'purchase',
    'purchase',
    'purchase',
    'purchase',
    'refund',
    'review',
    'visit',
    'adjustment',
  ),
  amount: fc.constantFrom(1_000, 5_000, 10_000, 24_999, 25_000, 60_000),
  lines: fc.array(line, { maxLength: 3 }),
  isForeign: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  channel: fc.constantFrom('web', 'shop', null),
  of: fc.nat(),
  part: fc.integer({ min: 0, max: 4 }),
});

/** A whole history, its facts in no order. */
export const history: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(fc.constantFrom(...STARTS), fc.array(raw, { minLength: 1, maxLength: 12 }))
  .map(([start, list]) => {
    const facts = list.flatMap((one, index) => (one.what === 'refund' ? [] : [factOf(start, one, index)]));
    const purchases = facts.filter((fact): fact is PurchaseFact => fact.kind === 'purchase');
    const refunds = list.flatMap((one, index) => {
      const purchase = purchases[one.of % Math.max(purchases.length, 1)];
      return one.what === 'refund' && purchase ? [refundOf(purchase, start, one, index)] : [];
    });
    return [...facts, ...refunds];
  });

/** A history that only ever goes forward: no refunds, facts in their order. */
export const foldableHistory: fc.Arbitrary<readonly FoldableFact[]> = history.map((facts) =>
  facts
    .filter((fact) => fact.kind !== 'refund')
    .toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1)),
);

function idOf({ tie }: Raw, index: number): string {
  return `${String(tie).padStart(2, '0')}-${index}`;
}

function factOf(start: number, one: Raw, index: number): FoldableFact {
  const base = { id: idOf(one, index), occurredAt: start + one.hours * HOUR_MS };
  if (one.what === 'adjustment') return { ...base, kind: 'adjustment', points: (one.part - 2) * 60 };
  if (one.what !== 'purchase') {
    return { ...base, kind: 'activity', name: one.what, value: BigInt(one.part * 10 - 10), metadata: {} };
  }
  const cost = one.lines.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  return {
    ...base,
    kind: 'purchase',
    amount: BigInt(Math.max(one.amount, cost)),
    currency: one.isForeign ? 'USD' : 'NGN',
    channel: one.channel,
    items: one.lines.map((item, place) => ({
      ...item,
      index: place,
      name: 'thing',
      unitAmount: BigInt(item.unitAmount),
    })),
    metadata: {},
  };
}

/** Mostly after its purchase; sometimes before it, which is as if it had been known at the purchase. */
function refundOf(purchase: PurchaseFact, start: number, one: Raw, index: number): RefundFact {
  const occurredAt = one.tie < 80 ? purchase.occurredAt + (one.hours % 400) * HOUR_MS : start + one.hours * HOUR_MS;
  const base = { kind: 'refund', id: idOf(one, index), occurredAt, purchaseId: purchase.id } as const;
  const back = purchase.items.find((item) => item.index === one.part % 3);
  if (one.tie % 2 === 0 && back) {
    const quantity = Math.min(back.quantity, 1 + (one.part % 2));
    return { ...base, amount: back.unitAmount * BigInt(quantity) + 1n, lines: [{ index: back.index, quantity }] };
  }
  return { ...base, amount: one.part >= 2 ? purchase.amount : purchase.amount / BigInt(one.part + 2), lines: null };
}
