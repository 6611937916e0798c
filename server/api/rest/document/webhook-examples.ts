import type { EventType } from '#db/enums.ts';

const PURCHASE_ID = '019aa1e2-5c1f-7b6d-9d3a-2f1d5e8c7a10';
const TRANSACTION_ID = '019aa1e2-5d00-7b6d-9d3a-2f1d5e8c7a10';
const REFUND_ID = '019aa1e2-5e00-7b6d-9d3a-2f1d5e8c7a10';
const ACHIEVEMENT_ID = '019aa1e2-5c00-7a00-8000-0000000000a1';
const BADGE_ID = '019aa1e2-5c00-7a00-8000-000000000001';
const CUSTOMER = { customerId: '019aa1e2-5c1e-7c5b-8f2e-6a4b3c2d1e0f', externalCustomerId: 'c-42' };

const BY_PURCHASE = { factKind: 'purchase', factId: PURCHASE_ID };
const UNLOCK = { achievementId: ACHIEVEMENT_ID, key: 'first-purchase', cycle: 1, version: 1, points: 100 };
const BADGE = { badgeId: BADGE_ID, level: 1, version: 1 };
const MONEY = { purchaseId: PURCHASE_ID, amount: 300_000, currency: 'NGN' };

type Told = readonly [subjectId: string, data: Readonly<Record<string, unknown>>];

const TOLD: Readonly<Record<EventType, Told>> = {
  'purchase.completed': [PURCHASE_ID, { ...MONEY, orderId: '1001', amount: 6_000_000 }],
  'purchase.rewarded': [PURCHASE_ID, { points: 100, cashback: 300_000, currency: 'NGN' }],
  'purchase.refunded': [REFUND_ID, { purchaseId: PURCHASE_ID, amount: 1_500_000, points: 0 }],
  'achievement.progressed': [
    PURCHASE_ID,
    { factKind: 'purchase', achievements: [{ key: 'regular', cycle: 1, before: 0, after: 1, target: 5 }] },
  ],
  'achievement.unlocked': [ACHIEVEMENT_ID, { ...UNLOCK, ...BY_PURCHASE }],
  'achievement.revoked': [ACHIEVEMENT_ID, { ...UNLOCK, factKind: 'refund', factId: REFUND_ID }],
  'badge.unlocked': [BADGE_ID, { ...BADGE, ...BY_PURCHASE }],
  'badge.revoked': [BADGE_ID, { ...BADGE, factKind: 'refund', factId: REFUND_ID }],
  'points.adjusted': [
    '019aa1e2-5f00-7b6d-9d3a-2f1d5e8c7a10',
    { points: 50, reason: 'Sorry for the late parcel', total: 150 },
  ],
  'cashback.pending': [TRANSACTION_ID, { ...MONEY, rateBps: 500 }],
  'cashback.completed': [TRANSACTION_ID, MONEY],
  'cashback.failed': [TRANSACTION_ID, { ...MONEY, code: 'account_closed' }],
  'cashback.reversed': [
    TRANSACTION_ID,
    { ...MONEY, refundId: REFUND_ID, transactionId: TRANSACTION_ID, amount: 165_000, left: 135_000, how: 'reverse' },
  ],
};

/** What is sent of an event, as it would be of one order. */
export function webhookExample(type: EventType) {
  const [subjectId, data] = TOLD[type];
  return { type, timestamp: '2026-11-20T10:00:03.120Z', data: { ...data, ...CUSTOMER, subjectId } };
}
