import { uniqueWord } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { anOrder, dataOf, type PartnerStage, pathOf, type Told, withKey } from './partner-stage.ts';
import type { Scenes } from './promise.ts';

const ITEMS = [
  { name: 'Lamp', quantity: 2, unitAmount: 2_000_000 },
  { name: 'Card', quantity: 1, unitAmount: 0 },
];

/** Names of two customers in one order. */
async function mixedUp(stage: PartnerStage) {
  const [one, other] = ['one', 'other'].map((name) => ({ externalId: name, email: `${name}@example.com` }));
  for (const customer of [one, other]) await stage.post('/customers', customer);
  return { externalId: one?.externalId, email: other?.email };
}

const unknown = { customer: { id: newId() } };

/** How posting to `path` meets customers who are unknown or two at once. */
function customerScenes(path: string, body: () => Record<string, unknown>): Scenes {
  return {
    '409 customer_mismatch': async (s) => s.post(path, { ...body(), customer: await mixedUp(s) }),
    '422 customer_not_found': (s) => s.post(path, { ...body(), ...unknown }),
  };
}

async function path(told: Promise<Told>, link = 'self'): Promise<string> {
  return pathOf(await told, link);
}

const ordered = (stage: PartnerStage, changes: object = {}) => path(stage.post('/purchases', anOrder({ ...changes })));
const pending = (stage: PartnerStage) => ordered(stage, { status: 'pending' });

/** How a refund, or its preview, of a purchase is refused. */
function refundScenes(part: 'refunds' | 'refunds/preview'): Scenes {
  const call = part === 'refunds' ? withKey : () => ({});
  const send = async (stage: PartnerStage, purchase: Promise<string>, body: object) =>
    stage.post(`${await purchase}/${part}`, body, call());
  return {
    '409 purchase_not_completed': (s) => send(s, pending(s), { amount: 1 }),
    '409 refund_exceeds_purchase': (s) => send(s, ordered(s), { amount: 6_000_001 }),
    '409 refund_conflict': async (s) => {
      const [purchase, externalId] = [ordered(s), uniqueWord('note')];
      await s.post(`${await purchase}/refunds`, { amount: 1, externalId }, withKey());
      return send(s, purchase, { amount: 2, externalId });
    },
    '422 refund_of_nothing': (s) => send(s, ordered(s, { items: ITEMS }), { lines: [{ index: 1, quantity: 1 }] }),
  };
}

export const purchaseScenes: Readonly<Record<string, Scenes>> = {
  'POST /purchases': {
    201: (s) => s.post('/purchases', anOrder()),
    200: async (s) => {
      const order = anOrder();
      await s.post('/purchases', order);
      return s.post('/purchases', order);
    },
    '409 order_conflict': async (s) => {
      const order = anOrder();
      await s.post('/purchases', order);
      return s.post('/purchases', { ...order, amount: 1 });
    },
    ...customerScenes('/purchases', () => anOrder()),
  },
  'POST /purchases/batch': { 200: (s) => s.post('/purchases/batch', { purchases: [anOrder(), 'nonsense'] }) },
  'GET /purchases': {
    200: async (s) => {
      await ordered(s);
      await ordered(s);
      return s.get('/purchases?limit=1');
    },
  },
  'GET /purchases/{id}': { 200: async (s) => s.get(await ordered(s)) },
  'POST /purchases/{id}/complete': {
    200: async (s) => s.post(`${await pending(s)}/complete`, {}),
    '409 purchase_cancelled': async (s) => {
      const purchase = await pending(s);
      await s.post(`${purchase}/cancel`, {});
      return s.post(`${purchase}/complete`, {});
    },
  },
  'POST /purchases/{id}/cancel': {
    200: async (s) => s.post(`${await pending(s)}/cancel`, {}),
    '409 purchase_not_pending': async (s) => s.post(`${await ordered(s)}/cancel`, {}),
  },
  'POST /purchases/{id}/refunds': {
    201: async (s) => s.post(`${await ordered(s)}/refunds`, { amount: 1, reason: 'late' }, withKey()),
    200: async (s) => {
      const [purchase, refund] = [await ordered(s), { amount: 1, externalId: uniqueWord('note') }];
      await s.post(`${purchase}/refunds`, refund, withKey());
      return s.post(`${purchase}/refunds`, refund, withKey());
    },
    ...refundScenes('refunds'),
  },
  'POST /purchases/{id}/refunds/preview': {
    200: async (s) => s.post(`${await path(s.rewarded())}/refunds/preview`, { amount: 6_000_000 }),
    ...refundScenes('refunds/preview'),
  },
  'GET /purchases/{id}/rewards': { 200: async (s) => s.get(await path(s.rewarded(), 'rewards')) },
  'POST /purchases/simulate': {
    200: (s) => s.post('/purchases/simulate', anOrder()),
    ...customerScenes('/purchases/simulate', () => anOrder()),
  },
  'POST /activities': {
    201: (s) => s.post('/activities', aReview()),
    200: async (s) => {
      const review = aReview();
      await s.post('/activities', review);
      return s.post('/activities', review);
    },
    '409 activity_conflict': async (s) => {
      const review = aReview();
      await s.post('/activities', review);
      return s.post('/activities', { ...review, value: 3 });
    },
    ...customerScenes('/activities', aReview),
  },
};

function aReview() {
  return { customer: { externalId: 'reviewer' }, name: 'review', key: uniqueWord('review') };
}

/** The id an answer gives its thing. */
export function idOf(told: Told): string {
  return dataOf<{ id: string }>(told).id;
}
