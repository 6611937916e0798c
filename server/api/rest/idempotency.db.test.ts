import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
beforeAll(() => stage.open());

const HOUR_MS = 3_600_000;
const keyed = (key: string) => ({ headers: { 'Idempotency-Key': key } });
const stored = async (orderId: unknown) =>
  Number((await sql`select count(*) from purchases where order_id = ${String(orderId)}`)[0]?.count);

describe('a POST with an Idempotency-Key', () => {
  it('is answered again with its first answer, for 48 hours', async () => {
    const [order, call] = [anOrder(), keyed(uniqueWord('key'))];
    const first = await stage.post('/purchases', order, call);
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    stage.pass(47 * HOUR_MS);
    const again = await stage.post('/purchases', order, call);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    stage.pass(2 * HOUR_MS);
    expect((await stage.post('/purchases', order, call)).status).toBe(200);
  });

  it('keeps a refusal as well, but not a fault of ours, whose effects are gone', async () => {
    const [order, call] = [anOrder(), keyed(uniqueWord('key'))];
    stage.failWith(new Error('the queue is away'));
    expect((await stage.post('/purchases', order, call)).status).toBe(500);
    expect(await stored(order.orderId)).toBe(0);
    stage.failWith(null);
    expect((await stage.post('/purchases', order, call)).status).toBe(201);
    const [bad, badCall] = [anOrder({ amount: 0 }), keyed(uniqueWord('key'))];
    const refused = await stage.post('/purchases', bad, badCall);
    const again = await stage.post('/purchases', bad, badCall);
    expect([refused.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([422, 422, 'true']);
  });

  it('is refused with another body, but is its own at another route and for another token', async () => {
    const [order, call] = [anOrder(), keyed(uniqueWord('key'))];
    await stage.post('/purchases', order, call);
    const other = await stage.post('/purchases', { ...order, amount: 7 }, call);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect((await stage.post('/purchases/batch', { purchases: [order] }, call)).status).toBe(200);
    const { token } = await stage.newToken();
    expect((await stage.post('/purchases', order, { ...call, token })).status).toBe(200);
  });

  it('sent many times at once is done once: the others wait or get the same answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [order, call] = [anOrder(), keyed(uniqueWord('key'))];
      const answers = await Promise.all(Array.from({ length: 8 }, () => stage.post('/purchases', order, call)));
      const fresh = answers.filter(({ status, headers }) => status === 201 && !headers.has('idempotency-replayed'));
      expect(fresh).toHaveLength(1);
      const waiting = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
      const told = answers.filter(({ status }) => status !== 409).map(({ body }) => body);
      expect(new Set(waiting)).toEqual(new Set(waiting.length > 0 ? ['idempotency_key_in_use'] : []));
      expect(told).toEqual(told.map(() => fresh[0]?.body));
      expect(await stored(order.orderId)).toBe(1);
    }
  });

  it('whose worker died without an answer may be sent again after half a minute; a worker that wakes up writes nothing', async () => {
    const [order, key] = [anOrder(), uniqueWord('key')];
    const held = deferred();
    stage.beforeEnqueue(() => held.promise);
    const sleeper = stage.post('/purchases', order, keyed(key));
    await held.reached;
    stage.beforeEnqueue(null);
    expect((await stage.post('/purchases', order, keyed(key))).status).toBe(409);
    stage.pass(31_000);
    const owner = async () => (await sql`select owner from idempotency_keys where key = ${key}`)[0]?.owner;
    const first = await owner();
    const takeover = stage.post('/purchases', order, keyed(key));
    await expect.poll(owner).not.toBe(first);
    held.release();
    expect([(await sleeper).status, (await takeover).status]).toEqual([409, 201]);
    expect(await stored(order.orderId)).toBe(1);
  });

  it.each(['', ' ', 'two words', 'ü', 'x'.repeat(256)])('is refused when the key is %j', async (key) => {
    expect(await stage.post('/purchases', anOrder(), keyed(key))).toMatchObject({
      status: 400,
      body: { code: 'bad_idempotency_key' },
    });
  });

  it('old answers are forgotten', async () => {
    await stage.post('/purchases', anOrder(), keyed('old'));
    stage.pass(49 * HOUR_MS);
    await stage.post('/purchases', anOrder(), keyed(newId()));
    const left = async () => sql`select 1 from idempotency_keys where key = 'old'`;
    await expect.poll(async () => (await left()).length).toBe(0);
  });
});

function deferred() {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  return {
    reached: reached.promise,
    release: released.resolve,
    get promise() {
      reached.resolve();
      return released.promise;
    },
  };
}
