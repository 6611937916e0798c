import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { dataOf, type PartnerStage, pathOf, withKey } from './partner-stage.ts';
import type { Scenes } from './promise.ts';
import { idOf } from './purchase-scenes.ts';

const refusing = scriptedProvider({
  pay: () => ({ outcome: 'refused', code: 'closed', message: 'The account is closed' }),
});

type Cashback = { readonly id: string; readonly path: string };

/** Cashback that is owed. */
async function owed(stage: PartnerStage): Promise<Cashback> {
  const purchase = await stage.rewarded();
  const [one] = dataOf<{ id: string }[]>(await stage.get(`/cashback-transactions?purchaseId=${idOf(purchase)}`));
  const id = one?.id ?? '';
  return { id, path: `/cashback-transactions/${id}` };
}

/** Cashback whose payment was refused. */
async function failed(stage: PartnerStage): Promise<Cashback> {
  const cashback = await owed(stage);
  await payCashback(stage.context(), { transactionIds: [cashback.id] }, refusing.providers);
  return cashback;
}

/** Nobody knows whether it was paid, and a person has to find out. */
async function inDoubt(stage: PartnerStage): Promise<Cashback> {
  const cashback = await failed(stage);
  await stage.sql`update cashback_transactions set status = 'needs_review', failed_at = null where id = ${cashback.id}`;
  return cashback;
}

const HOOK = { url: 'https://8.8.8.8/hooks' };

async function hook(stage: PartnerStage): Promise<string> {
  return pathOf(await stage.post('/webhooks', HOOK));
}

/** The path of something that was to be sent to a webhook. */
async function delivery(stage: PartnerStage): Promise<{ webhook: string; resend: string }> {
  const webhook = await hook(stage);
  await stage.rewarded();
  const [one] = dataOf<{ id: string }[]>(await stage.get(`${webhook}/deliveries`));
  return { webhook, resend: `${webhook}/deliveries/${one?.id}/resend` };
}

export const moneyScenes: Readonly<Record<string, Scenes>> = {
  'GET /cashback-transactions': {
    200: async (s) => {
      await owed(s);
      return s.get('/cashback-transactions?limit=1');
    },
  },
  'GET /cashback-transactions/{id}': { 200: async (s) => s.get((await failed(s)).path) },
  'POST /cashback-transactions/{id}/retry': {
    200: async (s) => s.post(`${(await failed(s)).path}/retry`, {}, withKey()),
    '409 cashback_not_failed': async (s) => s.post(`${(await owed(s)).path}/retry`, {}, withKey()),
    '409 cashback_reversed': async (s) => {
      const { id, path } = await failed(s);
      await s.sql`update cashback_transactions set reversed_amount = amount where id = ${id}`;
      return s.post(`${path}/retry`, {}, withKey());
    },
  },
  'POST /cashback-transactions/{id}/cancel': {
    200: async (s) => s.post(`${(await failed(s)).path}/cancel`, { reason: 'closed account' }),
    '409 cashback_not_failed': async (s) => s.post(`${(await owed(s)).path}/cancel`, {}),
    '409 outcome_unknown': async (s) => s.post(`${(await inDoubt(s)).path}/cancel`, {}),
  },
  'GET /webhooks': {
    200: async (s) => {
      await hook(s);
      return s.get('/webhooks');
    },
  },
  'POST /webhooks': {
    201: (s) => s.post('/webhooks', HOOK),
    '409 too_many_webhooks': async (s) => {
      for (let made = 0; made < 20; made += 1) await hook(s);
      return s.post('/webhooks', HOOK);
    },
  },
  'GET /webhooks/{id}': { 200: async (s) => s.get(await hook(s)) },
  'PATCH /webhooks/{id}': { 200: async (s) => s.call('PATCH', await hook(s), { body: { rotateSecret: true } }) },
  'DELETE /webhooks/{id}': { 200: async (s) => s.call('DELETE', await hook(s)) },
  'GET /webhooks/{id}/deliveries': { 200: async (s) => s.get(`${(await delivery(s)).webhook}/deliveries`) },
  'POST /webhooks/{id}/deliveries/{deliveryId}/resend': {
    200: async (s) => s.post((await delivery(s)).resend, undefined),
    '409 webhook_disabled': async (s) => {
      const { webhook, resend } = await delivery(s);
      await s.call('PATCH', webhook, { body: { active: false } });
      return s.post(resend, undefined);
    },
  },
};
