/** What the reference shows: one order, from the shop's words to ours. */

const PURCHASE_ID = '019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10';
const CUSTOMER_ID = '019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f';

const ITEMS = [{ sku: 'A1', name: 'Lamp', category: 'home', quantity: 2, unitAmount: 3_000_000 }];

export const PURCHASE_REQUEST = {
  orderId: '1001',
  customer: { externalId: 'c-42', email: 'ada@example.com', name: 'Ada' },
  amount: 6_000_000,
  currency: 'NGN',
  status: 'completed',
  items: ITEMS,
  channel: 'web',
  occurredAt: '2026-11-20T10:00:00Z',
  metadata: { store: 'Lagos' },
};

export const PURCHASE_RESPONSE = {
  data: {
    id: PURCHASE_ID,
    orderId: '1001',
    customerId: CUSTOMER_ID,
    amount: 6_000_000,
    refundedAmount: 0,
    currency: 'NGN',
    status: 'completed',
    processedForLoyalty: false,
    items: ITEMS,
    channel: 'web',
    occurredAt: '2026-11-20T10:00:00.000Z',
    completedAt: '2026-11-20T10:00:02.417Z',
    metadata: { store: 'Lagos' },
    createdAt: '2026-11-20T10:00:02.417Z',
    updatedAt: '2026-11-20T10:00:02.417Z',
  },
  meta: {},
  links: {
    self: `/api/v1/purchases/${PURCHASE_ID}`,
    rewards: `/api/v1/purchases/${PURCHASE_ID}/rewards`,
    customer: `/api/v1/customers/${CUSTOMER_ID}`,
  },
};

export const BATCH_RESPONSE = {
  data: [
    { index: 0, status: 201, data: PURCHASE_RESPONSE.data },
    {
      index: 1,
      status: 422,
      error: {
        code: 'validation_failed',
        message: 'amount must be at least 1',
        errors: { amount: ['must be at least 1'] },
      },
    },
  ],
  meta: {},
  links: { self: '/api/v1/purchases/batch' },
};
