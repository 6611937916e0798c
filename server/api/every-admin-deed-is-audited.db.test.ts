import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { purchaseInput, uniqueWord } from '#db/testing/factories.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { newId } from '#server/kernel/id.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { walkReevaluations } from '#server/loyalty/reevaluations/walk-reevaluations.ts';
import { dataOf, PartnerStage } from './rest/testing/partner-stage.ts';
import { appRouter, createCaller } from './root.ts';
import type { ApiContext } from './trpc.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ settings: { rateLimitPerMinute: 100_000, allowPrivateWebhooks: true }, catalog: 'default' });
});

type Row = { action: string; actor: string; subject_type: string; request_id: string | null; address: string | null };

/** The deeds written down while something is done. */
async function deedsOf(work: () => Promise<unknown>): Promise<Row[]> {
  const [last] = await sql`select max(id::text) as id from audit_log`;
  await work();
  return sql<Row[]>`select * from audit_log where id::text > ${String(last?.id ?? '')} order by id`;
}

/** They write nothing but what they find out: a draft is tried, or its effect is reckoned. */
/** Shown in the tests of the dead letters, which have a queue. */
const ELSEWHERE = ['queues.redriveJobs', 'queues.discardJobs'];
const QUESTIONS = [
  'catalogue.achievements.try',
  'reevaluations.preview',
  'reevaluations.cancel',
  'reevaluations.resume',
];

type Meta = { _def: { type: string; meta?: { audience: string } } };
const mutations = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
  const { type, meta } = (procedure as unknown as Meta)._def;
  const isDeed = type === 'mutation' && meta?.audience === 'admin' && ![...QUESTIONS, ...ELSEWHERE].includes(path);
  return isDeed ? [path] : [];
});

type Caller = ReturnType<typeof createCaller>;

const aMate = async (role: 'admin' | 'customer' = 'customer') =>
  (await aRegistered(stage.context(), { programId: stage.programId, role })).id;
const aTokenId = async () => (await stage.newToken()).id;
const RULE = { name: 'A rule', points: 1, criteria: { type: 'purchase', target: 3 } } as const;
const RUNG = { level: 90, name: 'Summit', pointsRequired: 9_000_000, achievementsRequired: 900 };

/** Cashback that its provider refused. */
async function failedCashback(): Promise<string> {
  const purchaseId = await rewardedId();
  await sql`update cashback_transactions set status = 'processing', attempts = 1 where purchase_id = ${purchaseId}`;
  const rows = await sql<{ id: string }[]>`
    update cashback_transactions set status = 'failed', failed_at = now(), error_code = 'refused'
     where purchase_id = ${purchaseId} returning id`;
  return rows[0]?.id ?? '';
}

/** A purchase whose rewards were tried three times and given up. */
async function givenUp(): Promise<string> {
  const sent = { ...purchaseInput(), status: 'completed', currency: 'NGN' };
  const { id } = dataOf<{ id: string }>(await stage.post('/purchases', sent));
  await sql`update purchases set reward_dead_at = now(), reward_failures = 3, reward_error = 'poison' where id = ${id}`;
  return id;
}

const rewardedId = async () => dataOf<{ id: string }>(await stage.rewarded()).id;

const RECEIVER = { url: 'http://127.0.0.1:9/', eventTypes: ['purchase.completed'] } as const;

async function aWebhookId(caller: Caller): Promise<string> {
  return (await caller.webhooks.create({ ...RECEIVER, eventTypes: [...RECEIVER.eventTypes] })).webhook.id;
}

const ADMIN_DEEDS: Record<string, (caller: Caller) => Promise<() => Promise<unknown>>> = {
  'tokens.create': async (caller) => () => caller.tokens.create({ name: 'Shop', scopes: ['purchases:read'] }),
  'tokens.rotate': async (caller) => {
    const tokenId = await aTokenId();
    return () => caller.tokens.rotate({ tokenId });
  },
  'tokens.revoke': async (caller) => {
    const tokenId = await aTokenId();
    return () => caller.tokens.revoke({ tokenId });
  },
  'people.invite': async (caller) => () =>
    caller.people.invite({ name: 'Bola', email: `${uniqueWord('bola')}@example.com` }),
  'people.changeRole': async (caller) => {
    const userId = await aMate();
    return () => caller.people.changeRole({ userId, role: 'admin' });
  },
  'people.disable': async (caller) => {
    const userId = await aMate();
    return () => caller.people.disable({ userId, disabled: true });
  },
  'customers.importPart': async (caller) => () =>
    caller.customers.importPart({
      file: 'people.csv',
      rows: [{ line: 2, externalId: uniqueWord('c'), email: '', name: 'Bola' }],
      isDryRun: false,
    }),
  'webhooks.create': async (caller) => () =>
    caller.webhooks.create({ ...RECEIVER, eventTypes: [...RECEIVER.eventTypes] }),
  'webhooks.change': async (caller) => {
    const webhookId = await aWebhookId(caller);
    return () => caller.webhooks.change({ webhookId, changes: { rotateSecret: true } });
  },
  'webhooks.remove': async (caller) => {
    const webhookId = await aWebhookId(caller);
    return () => caller.webhooks.remove({ webhookId });
  },
  'webhooks.resend': async (caller) => {
    const webhookId = await aWebhookId(caller);
    await stage.rewarded();
    const { rows } = await caller.webhooks.deliveries({ webhookId });
    return () => caller.webhooks.resend({ webhookId, deliveryId: rows[0]?.id ?? '' });
  },
  'settings.changeProgram': async (caller) => () => caller.settings.changeProgram({ name: uniqueWord('Shop') }),
  'catalogue.achievements.save': async (caller) => () =>
    caller.catalogue.achievements.save({ key: uniqueWord('rule'), definition: RULE }),
  'catalogue.achievements.archive': async (caller) => {
    const key = uniqueWord('rule');
    await caller.catalogue.achievements.save({ key, definition: RULE });
    const { id: achievementId } = await caller.catalogue.achievements.read({ key });
    return () => caller.catalogue.achievements.archive({ achievementId });
  },
  'catalogue.badges.save': async (caller) => () => caller.catalogue.badges.save({ definition: RUNG }),
  'catalogue.badges.archive': async (caller) => {
    const { badgeId } = await caller.catalogue.badges.save({ definition: { ...RUNG, level: 91 } });
    return () => caller.catalogue.badges.archive({ badgeId });
  },
  'catalogue.cashbackRules.save': async (caller) => () =>
    caller.catalogue.cashbackRules.save({ definition: { currency: 'USD', bands: [{ from: 0, rateBps: 70 }] } }),
  'reevaluations.carryOut': async (caller) => {
    const draft = { subject: 'achievement', key: uniqueWord('rule'), definition: RULE } as const;
    const { reevaluationId: previewId } = await caller.reevaluations.preview(draft);
    await walkReevaluations(stage.context(), { reevaluationIds: [previewId] });
    return () => caller.reevaluations.carryOut({ previewId });
  },
  'purchases.record': async (caller) => () =>
    caller.purchases.record({ ...purchaseInput(), status: 'completed', currency: 'NGN' }),
  'purchases.reprocess': async (caller) => {
    const purchaseId = await givenUp();
    return () => caller.purchases.reprocess({ purchaseId });
  },
  'customers.adjust': async (caller) => {
    const customerId = await aMate();
    const adjustment = { points: 5, reason: 'a late delivery', key: newId() };
    return () => caller.customers.adjust({ customerId, adjustment });
  },
  'customers.undoAdjustment': async (caller) => {
    const [customerId, key] = [await aMate(), newId()];
    await caller.customers.adjust({ customerId, adjustment: { points: 5, reason: 'a slip', key } });
    return () => caller.customers.undoAdjustment({ customerId, adjustmentId: key });
  },
  'customers.setPayoutAccount': async (caller) => {
    const customerId = await aMate();
    const account = { provider: 'sandbox', details: { recipient: 'acct-4711' } };
    return () => caller.customers.setPayoutAccount({ customerId, account });
  },
  'customers.clearPayoutAccount': async (caller) => {
    const customerId = await aMate();
    const account = { provider: 'sandbox', details: { recipient: 'acct-4711' } };
    await caller.customers.setPayoutAccount({ customerId, account });
    return () => caller.customers.clearPayoutAccount({ customerId, provider: 'sandbox' });
  },
  'customers.reevaluate': async (caller) => {
    const customerId = await aMate();
    return () => caller.customers.reevaluate({ customerId });
  },
  'customers.anonymise': async (caller) => {
    const customerId = await aMate();
    return () => caller.customers.anonymise({ customerId });
  },
  'queues.redriveFacts': async (caller) => {
    const facts = [{ kind: 'purchase' as const, id: await givenUp() }];
    return () => caller.queues.redriveFacts({ facts });
  },
  'payouts.pause': async (caller) => () => caller.payouts.pause({ provider: 'paystack', reason: 'Their audit' }),
  'payouts.resume': async (caller) => {
    await sql`
      insert into payout_providers (name, paused_at, pause_reason) values ('stripe', now(), 'wrong key')
          on conflict do nothing`;
    return () => caller.payouts.resume({ provider: 'stripe' });
  },
  'payouts.retry': async (caller) => {
    const transactionId = await failedCashback();
    return () => caller.payouts.retry({ transactionId });
  },
  'payouts.retryMany': async (caller) => {
    const ids = [await failedCashback()];
    return () => caller.payouts.retryMany({ ids });
  },
  'payouts.cancel': async (caller) => {
    const transactionId = await failedCashback();
    return () => caller.payouts.cancel({ transactionId });
  },
  'payouts.markPaid': async (caller) => {
    const transactionId = await failedCashback();
    return () => caller.payouts.markPaid({ transactionId, reference: 'slip 7', proof: 'seen on the statement' });
  },
  'payouts.reconcile': async (caller) => () =>
    caller.payouts.reconcile({ provider: 'wallet', from: new Date('2026-11-19'), to: new Date('2026-11-20') }),
  'refunds.record': async (caller) => {
    const purchaseId = await rewardedId();
    return () => caller.refunds.record({ purchaseId, refund: { amount: 1_000 } });
  },
};

describe.each(mutations)('%s', (path) => {
  it('writes down who did it', async () => {
    const prepare = ADMIN_DEEDS[path];
    if (!prepare) throw new Error(`${path}: say in this test how it is done, or why nobody need know who did it`);
    const userId = await aMate('admin');
    const ground = { ...stage.context(), requestId: 'request-7', address: '203.0.113.8' };
    const confirmedAt = ground.now();
    const named = { userId, programId: stage.programId, role: 'admin', confirmedAt } as const;
    const actor: Actor = { kind: 'person', ...named };
    const person = { ...named, sessionId: userId, name: 'Ada', email: 'ada@example.com' };
    const ctx: ApiContext = { ...ground, actor, person, vault: new SecretVault('s'.repeat(40)) };
    const act = await prepare(createCaller(ctx));
    const deeds = await deedsOf(act);
    expect(deeds.length).toBeGreaterThan(0);
    for (const deed of deeds) {
      expect(deed).toMatchObject({ actor: `person:${userId}`, request_id: 'request-7', address: '203.0.113.8' });
    }
  });
});
