import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { partnerApi } from './partner.ts';
import { operationsOf } from './rest/route-table.ts';
import { dataOf, PartnerStage, pathOf } from './rest/testing/partner-stage.ts';
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

/** Facts that partners send all day: each is a row that is never changed, and says itself who sent it and when. */
const FACTS = new Set([
  'POST /purchases',
  'POST /purchases/batch',
  'POST /purchases/{id}/complete',
  'POST /purchases/{id}/cancel',
  'POST /activities',
]);
/** Not carried out in this test so far: whether they are written down is for the tests of their own rooms to show. */
const NOT_CARRIED_OUT = new Set([
  'POST /cashback-transactions/{id}/cancel',
  'POST /cashback-transactions/{id}/retry',
  'catalogue.achievements.archive',
  'catalogue.achievements.save',
  'catalogue.achievements.try',
  'catalogue.badges.archive',
  'catalogue.badges.save',
  'catalogue.cashbackRules.save',
  'payouts.cancel',
  'payouts.markPaid',
  'payouts.resume',
  'payouts.retry',
  'payouts.retryMany',
  'purchases.record',
  'purchases.reprocess',
  'queues.discardJobs',
  'queues.redriveFacts',
  'queues.redriveJobs',
]);

/** They write nothing. */
const QUESTIONS = new Set(['POST /purchases/simulate', 'POST /purchases/{id}/refunds/preview']);

const operations = operationsOf(partnerApi).flatMap(({ operation }) => {
  const name = `${operation.method} ${operation.path}`;
  return operation.method === 'GET' || NOT_CARRIED_OUT.has(name) || FACTS.has(name) || QUESTIONS.has(name)
    ? []
    : [[name, operation] as const];
});

const example = (name: string) => operations.find(([one]) => one === name)?.[1].examples?.request as object;
const achievement = () => ({ ...example('POST /achievements'), key: uniqueWord('a') });
let level = 50;
const badge = () => {
  level += 1;
  return { ...example('POST /badges'), level, name: uniqueWord('Badge') };
};
const webhook = () => ({ url: 'http://127.0.0.1:9/', eventTypes: ['purchase.completed'] });
const made = async (path: string, body: unknown) => pathOf(await stage.post(path, body));

async function aDelivery(): Promise<string> {
  const hook = await made('/webhooks', webhook());
  await stage.rewarded();
  return `${hook}/deliveries/${dataOf<{ id: string }[]>(await stage.get(`${hook}/deliveries`))[0]?.id}`;
}

/** What is done where, for each way to change something. */
const PARTNER_DEEDS: Record<string, () => Promise<readonly [path: string, body?: unknown]>> = {
  'POST /purchases/{id}/refunds': async () => [`${pathOf(await stage.rewarded())}/refunds`, { amount: 1_000 }],
  'POST /customers': async () => ['/customers', { externalId: uniqueWord('c') }],
  'PATCH /customers/{id}': async () => [await made('/customers', { externalId: uniqueWord('c') }), { name: 'Bola' }],
  'DELETE /customers/{id}': async () => [await made('/customers', { externalId: uniqueWord('c') })],
  'POST /achievements': async () => ['/achievements', achievement()],
  'PATCH /achievements/{id}': async () => [await made('/achievements', achievement()), { points: 7 }],
  'DELETE /achievements/{id}': async () => [await made('/achievements', achievement())],
  'POST /badges': async () => ['/badges', badge()],
  'PATCH /badges/{id}': async () => [await made('/badges', badge()), { name: uniqueWord('Badge') }],
  'DELETE /badges/{id}': async () => [await made('/badges', badge())],
  'PUT /cashback-rules': async () => ['/cashback-rules', { currency: 'NGN', bands: [{ from: 0, rateBps: 70 }] }],
  'POST /webhooks': async () => ['/webhooks', webhook()],
  'PATCH /webhooks/{id}': async () => [await made('/webhooks', webhook()), { rotateSecret: true }],
  'DELETE /webhooks/{id}': async () => [await made('/webhooks', webhook())],
  'POST /webhooks/{id}/deliveries/{deliveryId}/resend': async () => [`${await aDelivery()}/resend`],
};

describe.each(operations)('%s', (name, { method }) => {
  it('writes down who did it', async () => {
    const deed = PARTNER_DEEDS[name];
    if (!deed) throw new Error(`${name}: say in this test how it is done, or why nobody need know who did it`);
    const [path, body] = await deed();
    const headers = { 'Idempotency-Key': uniqueWord('key'), 'X-Forwarded-For': '203.0.113.7' };
    const deeds = await deedsOf(async () => {
      const told = await stage.call(method, path, { headers, ...(body === undefined ? {} : { body }) });
      expect([told.status < 300, told.body]).toEqual([true, told.body]);
    });
    expect(deeds.length).toBeGreaterThan(0);
    for (const { actor, address, request_id } of deeds) {
      expect([actor, address, request_id]).toEqual([`token:${stage.tokenId}`, '203.0.113.7', expect.any(String)]);
    }
  });
});

/** They change no rule, no money and no right: they compute in the background, and stop and go on doing so. */
const COMPUTING = ['reevaluations.preview', 'reevaluations.cancel', 'reevaluations.resume'];
/** Shown in the tests of its own room, since a walk through all customers comes before it. */
const ELSEWHERE = ['reevaluations.carryOut'];

type Meta = { _def: { type: string; meta?: { audience: string } } };
const mutations = Object.entries(appRouter._def.procedures).flatMap(([path, procedure]) => {
  const { type, meta } = (procedure as unknown as Meta)._def;
  const isDeed =
    type === 'mutation' &&
    meta?.audience === 'admin' &&
    ![...COMPUTING, ...ELSEWHERE, ...NOT_CARRIED_OUT].includes(path);
  return isDeed ? [path] : [];
});

type Caller = ReturnType<typeof createCaller>;

const aMate = async (role: 'admin' | 'customer' = 'customer') =>
  (await aRegistered(stage.context(), { programId: stage.programId, role })).id;
const aTokenId = async () => (await stage.newToken()).id;
const rewardedId = async () => dataOf<{ id: string }>(await stage.rewarded()).id;

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
    const ctx: ApiContext = { ...ground, actor, person };
    const act = await prepare(createCaller(ctx));
    const deeds = await deedsOf(act);
    expect(deeds.length).toBeGreaterThan(0);
    for (const deed of deeds) {
      expect(deed).toMatchObject({ actor: `person:${userId}`, request_id: 'request-7', address: '203.0.113.8' });
    }
  });
});
