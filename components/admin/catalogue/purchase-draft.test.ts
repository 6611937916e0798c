import { describe, expect, it } from 'vitest';
import { emptyPurchase, pastedPurchase, purchaseOf } from './purchase-draft.ts';

const SENT = {
  orderId: 'A-1',
  customer: { externalId: 'ada' },
  amount: 250_000,
  currency: 'USD',
  status: 'completed',
  items: [{ sku: 'T-1', name: 'Teapot', category: 'kitchen', quantity: 2, unitAmount: 125_000 }],
  channel: 'app',
  occurredAt: '2026-11-28T10:00:00Z',
  metadata: { city: 'Lagos' },
};

describe('a pasted purchase', () => {
  it('is tried as it was sent, but for nobody in particular', () => {
    const draft = pastedPurchase(JSON.stringify(SENT), 'NGN');
    expect(draft && purchaseOf(draft)).toEqual({
      ...SENT,
      orderId: 'simulation',
      customer: { externalId: 'simulation' },
    });
  });

  it('is the first of a batch', () => {
    for (const batch of [[SENT], { purchases: [SENT] }]) {
      expect(pastedPurchase(JSON.stringify(batch), 'NGN')).toMatchObject({ amount: 250_000, channel: 'app' });
    }
  });

  it('may say as little as its amount', () => {
    expect(pastedPurchase('{"amount": 500}', 'NGN')).toEqual({ ...emptyPurchase('NGN'), amount: 500, channel: '' });
  });

  it.each(['', 'hello', '{"amount": ', '[]', '{"amount": "500"}', 'null', '{"purchases": []}'])('is not %j', (text) => {
    expect(pastedPurchase(text, 'NGN')).toBeNull();
  });
});
