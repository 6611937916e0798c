import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { partnerApi } from './partner.ts';
import { operationsOf } from './rest/route-table.ts';
import { dataOf, PartnerStage, pathOf } from './rest/testing/partner-stage.ts';

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
/** They write nothing. */
const QUESTIONS = new Set(['POST /purchases/simulate', 'POST /purchases/{id}/refunds/preview']);

const operations = operationsOf(partnerApi).flatMap(({ operation }) => {
  const name = `${operation.method} ${operation.path}`;
  return operation.method === 'GET' || FACTS.has(name) || QUESTIONS.has(name) ? [] : [[name, operation] as const];
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

/** Cashback that its provider refused. */
async function failedCashback(): Promise<string> {
  const purchaseId =
    pathOf(await stage.rewarded())
      .split('/')
      .at(-1) ?? '';
  await sql`update cashback_transactions set status = 'processing', attempts = 1 where purchase_id = ${purchaseId}`;
  const rows = await sql<{ id: string }[]>`
    update cashback_transactions set status = 'failed', failed_at = now(), error_code = 'refused'
     where purchase_id = ${purchaseId} returning id`;
  return rows[0]?.id ?? '';
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
  'POST /cashback-transactions/{id}/retry': async () => [`/cashback-transactions/${await failedCashback()}/retry`],
  'POST /cashback-transactions/{id}/cancel': async () => [`/cashback-transactions/${await failedCashback()}/cancel`],
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
