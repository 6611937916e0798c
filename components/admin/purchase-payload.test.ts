import { expect, it } from 'vitest';
import type { PurchaseDetail } from '#server/insights/purchases/contract.ts';
import { recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { payloadOf } from './purchase-payload.ts';

const purchase = {
  orderId: 'O-1',
  customer: { id: '1', name: 'Ada Obi', email: 'ada@example.com', externalId: null },
  amount: 6_000_000n,
  currency: 'NGN',
  status: 'partially_refunded',
  channel: 'web',
  occurredAt: new Date('2026-11-20T12:00:00Z'),
  items: [{ index: 0, name: 'Lamp', sku: 'LAMP', category: null, quantity: 2, returned: 1, unitAmount: 3_000_000n }],
  metadata: { city: 'Kano' },
} as unknown as PurchaseDetail;

it('a recorded purchase is told as a partner sends one, and could be sent again as it stands', () => {
  const payload = payloadOf(purchase);
  expect(payload).toEqual({
    orderId: 'O-1',
    customer: { email: 'ada@example.com', name: 'Ada Obi' },
    amount: 6_000_000,
    currency: 'NGN',
    status: 'completed',
    occurredAt: '2026-11-20T12:00:00.000Z',
    channel: 'web',
    items: [{ sku: 'LAMP', name: 'Lamp', quantity: 2, unitAmount: 3_000_000 }],
    metadata: { city: 'Kano' },
  });
  expect(recordPurchaseInput.safeParse(payload).success).toBe(true);
});
