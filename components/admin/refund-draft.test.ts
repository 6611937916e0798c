import { describe, expect, it } from 'vitest';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { emptyDraft, refundOf } from './refund-draft.ts';

const purchase = {
  amount: 250_000n,
  refunded: 50_000n,
  currency: 'NGN',
  items: [
    { index: 0, name: 'Lamp', sku: null, category: null, quantity: 3, returned: 1, unitAmount: 50_000n },
    { index: 1, name: 'Shade', sku: null, category: null, quantity: 2, returned: 0, unitAmount: 50_000n },
  ],
} as unknown as PurchaseDetail;
const draft = emptyDraft(purchase);

describe('what goes back', () => {
  it('is everything that is left, unless something else is said', () => {
    expect(refundOf(draft, purchase)).toEqual({ amount: 200_000 });
  });

  it('is an amount as people write it, not more than is left', () => {
    const of = (amountText: string) => refundOf({ ...draft, extent: 'amount', amountText }, purchase);
    expect(of('1,250.50')).toEqual({ amount: 125_050 });
    expect(of('2000')).toEqual({ amount: 200_000 });
    expect([of('2000.01'), of('0'), of('much'), of('')]).toEqual([null, null, null, null]);
  });

  it('is lines, those of which some go back', () => {
    const of = (quantities: Record<number, number>) => refundOf({ ...draft, extent: 'lines', quantities }, purchase);
    expect(of({ 0: 2, 1: 0 })).toEqual({ lines: [{ index: 0, quantity: 2 }] });
    expect(of({})).toBeNull();
  });
});
