import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { draftOf, type Purchase } from '#server/loyalty/purchases/rules.ts';
import type { CheckedRefundInput } from './contract.ts';
import { type RefundDraft, refundDraft, refundedPurchase } from './rules.ts';

const NOW = new Date('2026-11-20T12:00:00Z');

const items = fc.array(
  fc.record({
    name: fc.constant('thing'),
    quantity: fc.integer({ min: 1, max: 5 }),
    unitAmount: fc.integer({ min: 0, max: 10 ** 9 }),
  }),
  { maxLength: 4 },
);
/** A completed purchase whose amount is its lines and whatever was paid beyond them. */
const purchases = fc.tuple(items, fc.integer({ min: 1, max: 10 ** 9 })).map(([lines, beyond]) => {
  const sum = lines.reduce((total, line) => total + line.quantity * line.unitAmount, 0);
  const input = {
    orderId: 'o',
    customer: { email: 'a@example.com' },
    amount: sum + beyond,
    currency: 'NGN',
    items: lines,
  };
  return completed(recordPurchaseInput.parse(input));
});
const wishes: fc.Arbitrary<CheckedRefundInput> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 10 ** 10 }) }),
  fc.record({
    lines: fc.uniqueArray(fc.record({ index: fc.nat(4), quantity: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      selector: (line) => line.index,
    }),
  }),
);

describe('refunds of a purchase, whatever is asked for,', () => {
  it('add up to what the purchase says, never to more than its amount', () => {
    fc.assert(
      fc.property(purchases, fc.array(wishes, { maxLength: 12 }), (bought, asked) => {
        const { purchase, granted } = refunded(bought, asked);
        const sum = granted.reduce((total, { amountMinor }) => total + amountMinor, 0n);
        expect(sum).toBe(purchase.refundedMinor);
        expect(sum <= purchase.amountMinor).toBe(true);
        expect(granted.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
        expect(purchase.status === 'refunded').toBe(sum === purchase.amountMinor);
      }),
    );
  });

  it('never take more of a line than was bought', () => {
    fc.assert(
      fc.property(purchases, fc.array(wishes, { maxLength: 12 }), (bought, asked) => {
        const { granted } = refunded(bought, asked);
        const gone = granted.flatMap(({ lines }) => lines ?? []);
        for (const item of bought.items) {
          const returned = gone.filter(({ index }) => index === item.index);
          expect(returned.reduce((sum, { quantity }) => sum + quantity, 0) <= item.quantity).toBe(true);
        }
      }),
    );
  });

  it('give everything back once every line went back, in one go or piece by piece', () => {
    fc.assert(
      fc.property(purchases, fc.boolean(), (bought, atOnce) => {
        fc.pre(bought.items.length > 0 && bought.items.every(({ unitAmountMinor }) => unitAmountMinor > 0n));
        const all = bought.items.map(({ index, quantity }) => ({ index, quantity }));
        const asked = atOnce ? [{ lines: all }] : all.map((line) => ({ lines: [line] }));
        expect(refunded(bought, asked).purchase.status).toBe('refunded');
      }),
    );
  });
});

function refunded(bought: Purchase, asked: readonly CheckedRefundInput[]) {
  let purchase = bought;
  const granted: RefundDraft[] = [];
  for (const wanted of asked) {
    const draft = grantedOrNull(purchase, granted, wanted);
    if (!draft) continue;
    granted.push(draft);
    purchase = { ...purchase, ...refundedPurchase(purchase, draft.amountMinor) };
  }
  return { purchase, granted };
}

function grantedOrNull(purchase: Purchase, earlier: readonly RefundDraft[], wanted: CheckedRefundInput) {
  try {
    return refundDraft(purchase, earlier, wanted, NOW);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function completed(input: ReturnType<typeof recordPurchaseInput.parse>): Purchase {
  const { customer: _customer, ...content } = draftOf(input, NOW);
  return {
    ...content,
    id: 'p',
    programId: 'program',
    userId: 'u',
    refundedMinor: 0n,
    status: 'completed',
    completedAt: NOW,
    cancelledAt: null,
    source: 'api',
    processedForLoyalty: false,
    processedAt: null,
    rewardFailures: 0,
    rewardRetryAt: null,
    rewardError: null,
    rewardDeadAt: null,
    createdAt: NOW,
    updatedAt: NOW,
  };
}
