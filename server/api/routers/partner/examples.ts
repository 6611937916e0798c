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

export const CUSTOMER_REQUEST = { externalId: 'c-43', email: 'grace@example.com', name: 'Grace' };

export const CUSTOMER_RESPONSE = {
  data: {
    id: CUSTOMER_ID,
    externalId: 'c-43',
    email: 'grace@example.com',
    name: 'Grace',
    totalPoints: 0,
    totalCashback: 0,
    purchaseCount: 0,
    anonymisedAt: null,
    createdAt: '2026-11-20T10:00:02.416Z',
    updatedAt: '2026-11-20T10:00:02.416Z',
  },
  meta: {},
  links: {
    self: `/api/v1/customers/${CUSTOMER_ID}`,
    summary: `/api/v1/customers/${CUSTOMER_ID}/summary`,
    achievements: `/api/v1/customers/${CUSTOMER_ID}/achievements`,
    badges: `/api/v1/customers/${CUSTOMER_ID}/badges`,
    cashback: `/api/v1/customers/${CUSTOMER_ID}/cashback`,
    points: `/api/v1/customers/${CUSTOMER_ID}/points`,
  },
};

export const SUMMARY_RESPONSE = {
  data: {
    customerId: CUSTOMER_ID,
    points: 100,
    purchaseCount: 1,
    achievementsUnlocked: 1,
    badge: { badgeId: '019aa1e2-5c00-7a00-8000-000000000001', level: 1, name: 'Bronze' },
    nextBadge: {
      badgeId: '019aa1e2-5c00-7a00-8000-000000000002',
      level: 2,
      name: 'Silver',
      pointsRequired: 500,
      achievementsRequired: 3,
      missing: { points: 400, achievements: 2 },
    },
    cashback: { currency: 'NGN', paid: 300_000, paidThisMonth: 300_000, pending: 0, owed: 0 },
  },
  meta: {},
  links: { self: `/api/v1/customers/${CUSTOMER_ID}/summary`, customer: `/api/v1/customers/${CUSTOMER_ID}` },
};

export const ACTIVITY_REQUEST = {
  customer: { externalId: 'c-42' },
  name: 'review',
  key: 'review-9001',
  occurredAt: '2026-11-21T08:30:00Z',
  metadata: { stars: 5 },
};

export const REFUND_REQUEST = { lines: [{ index: 0, quantity: 1 }], reason: 'Came broken' };

export const REFUND_PREVIEW_RESPONSE = {
  data: {
    purchaseId: PURCHASE_ID,
    refund: { amount: 3_000_000, lines: [{ index: 0, quantity: 1 }] },
    purchase: {
      status: 'partially_refunded',
      amount: 6_000_000,
      refundedAmount: 3_000_000,
      netAmount: 3_000_000,
      currency: 'NGN',
    },
    cashback: {
      transactionId: '019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10',
      currency: 'NGN',
      status: 'pending',
      policy: 'reevaluate',
      before: 300_000,
      after: 90_000,
      takenBack: 210_000,
      how: 'reversed',
    },
    points: { before: 300, after: 100, delta: -200 },
    achievements: [
      {
        achievementId: '019aa1e2-5c00-7a00-8000-0000000000a2',
        key: 'big-basket',
        name: 'Big basket',
        cycle: 1,
        change: 'revoked',
        before: 1,
        after: 0,
        target: 1,
        points: -200,
      },
    ],
    badge: { before: { level: 2, name: 'Silver' }, after: { level: 1, name: 'Bronze' } },
  },
  meta: {},
  links: {
    self: `/api/v1/purchases/${PURCHASE_ID}/refunds/preview`,
    purchase: `/api/v1/purchases/${PURCHASE_ID}`,
    refunds: `/api/v1/purchases/${PURCHASE_ID}/refunds`,
  },
};

export const REWARDS_RESPONSE = {
  data: {
    purchaseId: PURCHASE_ID,
    processed: true,
    processedAt: '2026-11-20T10:00:02.731Z',
    points: 100,
    achievements: [
      {
        achievementId: '019aa1e2-5c00-7a00-8000-0000000000a1',
        key: 'first-purchase',
        name: 'First purchase',
        before: 0,
        after: 1,
        target: 1,
        unlocked: true,
        points: 100,
      },
    ],
    badge: { before: null, after: { level: 1, name: 'Bronze' } },
    cashback: {
      transactionId: '019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10',
      amount: 300_000,
      currency: 'NGN',
      rateBps: 500,
      baseBps: 500,
      bonusBps: 0,
      multiplier: 1,
      status: 'pending',
    },
    trace: [
      {
        subject: 'achievement:big-basket',
        outcome: 'not_matched',
        reasons: [{ field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 }],
      },
    ],
  },
  meta: {},
  links: {
    self: `/api/v1/purchases/${PURCHASE_ID}/rewards`,
    purchase: `/api/v1/purchases/${PURCHASE_ID}`,
  },
};

export const ACHIEVEMENT_REQUEST = {
  key: 'early-week',
  name: 'Early in the week',
  description: 'Three purchases on a Monday or a Tuesday',
  points: 200,
  tier: 'silver',
  criteria: { type: 'purchase', target: 3, where: { field: 'dayOfWeek', op: 'in', value: ['Mon', 'Tue'] } },
};

export const BADGE_REQUEST = {
  level: 6,
  name: 'Obsidian',
  color: '#3b3f46',
  pointsRequired: 12_000,
  achievementsRequired: 13,
  benefits: { cashbackBonusBps: 250, perks: ['Free delivery'] },
};

export const CASHBACK_RULE_REQUEST = {
  currency: 'NGN',
  bands: [
    { from: 0, rateBps: 100 },
    { from: 500_000, rateBps: 200 },
    { from: 2_000_000, rateBps: 300 },
    { from: 5_000_000, rateBps: 500 },
  ],
};

export const WEBHOOK_REQUEST = {
  url: 'https://shop.example.com/hooks/laurel',
  eventTypes: ['achievement.unlocked', 'badge.unlocked', 'cashback.completed'],
  description: 'The shop',
};
