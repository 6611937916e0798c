import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { anOrder, dataOf, PartnerStage, pathOf, type Told, withKey } from './testing/partner-stage.ts';

const connection = await testDatabase();
const { sql } = connection;
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default' });
  await stranger.open();
});

describe('a purchase’s rewards', () => {
  it('say what it earned and why, once it is processed', async () => {
    const purchase = await stage.post('/purchases', anOrder());
    const before = await stage.get(pathOf(purchase, 'rewards'));
    expect(before.body.data).toMatchObject({
      processed: false,
      points: 0,
      achievements: [],
      cashback: null,
      trace: [],
    });
    await stage.reward();
    const { status, body } = await stage.get(pathOf(purchase, 'rewards'));
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      processed: true,
      points: 100,
      badge: { before: null, after: { level: 1, name: 'Bronze' } },
      cashback: {
        amount: 300_000,
        currency: 'NGN',
        rateBps: 500,
        baseBps: 500,
        bonusBps: 0,
        multiplier: 1,
        status: 'pending',
      },
    });
    const { achievements, trace } = body.data as { achievements: object[]; trace: object[] };
    expect(achievements).toContainEqual(
      expect.objectContaining({ key: 'first-purchase', before: 0, after: 1, target: 1, unlocked: true, points: 100 }),
    );
    expect(trace).toContainEqual({
      subject: 'achievement:big-basket',
      outcome: 'not_matched',
      reasons: [expect.objectContaining({ field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 })],
    });
  });
});

describe('a simulation', () => {
  const tables = [
    'purchases',
    'users',
    'events',
    'points_ledger',
    'reward_traces',
    'cashback_transactions',
    'audit_log',
  ];
  const counts = () =>
    Promise.all(tables.map(async (table) => (await sql`select count(*) from ${sql(table)}`)[0]?.count));

  it('says exactly what the purchase then earns, and writes nothing', async () => {
    const order = anOrder({
      amount: 12_000_000,
      items: [{ name: 'Lamp', category: 'home', quantity: 1, unitAmount: 500 }],
    });
    const before = await counts();
    stage.jobs.length = 0;
    const simulated = await stage.post('/purchases/simulate', { ...order, status: 'pending' });
    expect(simulated.status).toBe(200);
    expect(await counts()).toEqual(before);
    expect(stage.jobs).toEqual([]);
    const purchase = await stage.post('/purchases', order);
    await stage.reward();
    const real = dataOf<{ points: number; cashback: object }>(await stage.get(pathOf(purchase, 'rewards')));
    expect(simulated.body.data).toMatchObject({ points: real.points });
    expect(real).toMatchObject(simulated.body.data as object);
  });

  it('needs only the right to read', async () => {
    const { token } = await stage.newToken(['purchases:read']);
    expect((await stage.post('/purchases/simulate', anOrder(), { token })).status).toBe(200);
    expect((await stage.post('/purchases/simulate', anOrder({ amount: 0 }), { token })).status).toBe(422);
  });
});

describe('refunds', () => {
  it('need an Idempotency-Key, and are recorded once', async () => {
    const purchase = await stage.rewarded();
    const path = `${pathOf(purchase)}/refunds`;
    expect(await stage.post(path, { amount: 1_500_000 })).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_required' },
    });
    const call = withKey();
    const first = await stage.post(path, { amount: 1_500_000, reason: 'late' }, call);
    expect(first).toMatchObject({ status: 201, body: { data: { amount: 1_500_000, reason: 'late', lines: null } } });
    expect((await stage.post(path, { amount: 1_500_000, reason: 'late' }, call)).body).toEqual(first.body);
    expect(await stage.get(pathOf(purchase))).toMatchObject({
      body: { data: { refundedAmount: 1_500_000, status: 'partially_refunded' } },
    });
  });

  it('are refused beyond the purchase, of a pending one, and without saying what', async () => {
    const [paid, pending] = [await stage.rewarded(), await stage.post('/purchases', anOrder({ status: 'pending' }))];
    const refund = (told: Told, body: object) => stage.post(`${pathOf(told)}/refunds`, body, withKey());
    expect(await refund(paid, { amount: 6_000_001 })).toMatchObject({
      status: 409,
      body: { code: 'refund_exceeds_purchase' },
    });
    expect(await refund(pending, { amount: 1 })).toMatchObject({
      status: 409,
      body: { code: 'purchase_not_completed' },
    });
    expect(await refund(paid, {})).toMatchObject({
      status: 422,
      body: { errors: { amount: ['needs either an amount or lines'] } },
    });
    expect(await refund(paid, { amount: 1, sum: 2 })).toMatchObject({
      status: 422,
      body: { errors: { sum: [expect.any(String)] } },
    });
  });
});

describe('the preview of a refund', () => {
  it('tells the whole cascade to who may read, changes nothing, and is what the refund then does', async () => {
    const purchase = await stage.rewarded();
    const { token } = await stage.newToken(['purchases:read']);
    const before = await stage.get(pathOf(purchase));
    const preview = await stage.post(`${pathOf(purchase)}/refunds/preview`, { amount: 1_500_000 }, { token });
    expect(preview).toMatchObject({
      status: 200,
      body: {
        data: {
          refund: { amount: 1_500_000, lines: null },
          purchase: { status: 'partially_refunded', refundedAmount: 1_500_000, netAmount: 4_500_000 },
          cashback: { before: 300_000, after: 135_000, takenBack: 165_000, how: 'reversed', policy: 'reevaluate' },
        },
      },
    });
    expect((await stage.get(pathOf(purchase))).body).toEqual(before.body);
    await stage.post(`${pathOf(purchase)}/refunds`, { amount: 1_500_000 }, withKey());
    await stage.reward();
    const [transaction] = dataOf<{ purchaseId: string; amount: number; reversedAmount: number }[]>(
      await stage.get(`/cashback-transactions?purchaseId=${dataOf<{ id: string }>(purchase).id}`),
    );
    expect(transaction).toMatchObject({ amount: 300_000, reversedAmount: 165_000, nettedAmount: 0 });
  });

  it('is refused as the refund would be', async () => {
    const purchase = await stage.rewarded();
    const preview = (body: object) => stage.post(`${pathOf(purchase)}/refunds/preview`, body);
    expect(await preview({ amount: 6_000_001 })).toMatchObject({
      status: 409,
      body: { code: 'refund_exceeds_purchase' },
    });
    expect(await preview({ amount: 1, sum: 2 })).toMatchObject({
      status: 422,
      body: { errors: { sum: [expect.any(String)] } },
    });
  });
});

describe('activities', () => {
  it('count once by key', async () => {
    const review = { customer: { externalId: uniqueWord('c') }, name: 'review', key: uniqueWord('review') };
    const first = await stage.post('/activities', review);
    expect(first).toMatchObject({ status: 201, body: { data: { name: 'review', key: review.key, value: null } } });
    expect(await stage.post('/activities', review)).toMatchObject({ status: 200, body: { data: first.body.data } });
    expect((await stage.post('/activities', { ...review, value: 3 })).body.code).toBe('activity_conflict');
    await stage.reward();
    const achievements = dataOf<{ key: string; unlockedAt: string | null }[]>(
      await stage.get(`${pathOf(first, 'customer')}/achievements`),
    );
    expect(achievements.find(({ key }) => key === 'first-review')?.unlockedAt).not.toBeNull();
  });
});

describe('cashback transactions', () => {
  it('are listed with filters and read with their attempts', async () => {
    const purchase = await stage.rewarded();
    const { id } = dataOf<{ id: string }>(purchase);
    const [one] = dataOf<{ id: string; purchaseId: string }[]>(
      await stage.get(`/cashback-transactions?purchaseId=${id}`),
    );
    expect(one).toMatchObject({ purchaseId: id, kind: 'earn', status: 'pending', amount: 300_000 });
    expect(await stage.get(`/cashback-transactions/${one?.id}`)).toMatchObject({
      status: 200,
      body: { data: { ...one, history: [] }, links: { purchase: `/api/v1/purchases/${id}` } },
    });
    expect(dataOf(await stage.get(`/cashback-transactions?purchaseId=${id}&status=completed`))).toEqual([]);
    expect((await stranger.get(`/cashback-transactions/${one?.id}`)).status).toBe(404);
  });
});
