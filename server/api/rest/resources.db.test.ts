import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { anOrder, PartnerStage, type Told } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default' });
  await stranger.open();
});

const pathOf = (told: Told, link = 'self') => String(told.body.links?.[link]).replace('/api/v1', '');
const dataOf = <T = Record<string, unknown>>(told: Told) => told.body.data as T;
const withKey = () => ({ headers: { 'Idempotency-Key': uniqueWord('key') } });

async function rewarded(changes: Record<string, unknown> = {}) {
  const purchase = await stage.post('/purchases', anOrder(changes));
  await stage.reward();
  return purchase;
}

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

describe('refunds', () => {
  it('need an Idempotency-Key, and are recorded once', async () => {
    const purchase = await rewarded();
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
    const [paid, pending] = [await rewarded(), await stage.post('/purchases', anOrder({ status: 'pending' }))];
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

describe('customers', () => {
  it('are made, read, listed, changed and anonymised', async () => {
    const [externalId, email] = [uniqueWord('c'), `${uniqueWord('ada')}@example.com`];
    const made = await stage.post('/customers', { externalId, email: email.toUpperCase(), name: 'Ada' });
    expect(made).toMatchObject({ status: 201, body: { data: { externalId, email, name: 'Ada', totalPoints: 0 } } });
    const path = pathOf(made);
    expect(made.headers.get('location')).toBe(`/api/v1${path}`);
    expect((await stage.get(path)).body.data).toEqual(made.body.data);
    expect(dataOf(await stage.get(`/customers?externalId=${externalId}`))).toEqual([made.body.data]);
    expect(dataOf(await stage.get(`/customers?email=${email}`))).toEqual([made.body.data]);
    expect((await stage.post('/customers', { externalId })).body.code).toBe('customer_exists');
    const changed = await stage.call('PATCH', path, { body: { name: 'Ada Obi', email: null } });
    expect(changed).toMatchObject({ status: 200, body: { data: { name: 'Ada Obi', email: null, externalId } } });
    expect((await stage.call('PATCH', path, { body: { externalId: null } })).status).toBe(422);
    const gone = await stage.call('DELETE', path);
    expect(gone).toMatchObject({ status: 200, body: { data: { name: null, email: null, externalId: null } } });
    expect((await stage.call('DELETE', path)).body).toEqual(gone.body);
    expect(dataOf(await stage.get(`/customers?externalId=${externalId}`))).toEqual([]);
    expect((await stage.call('PATCH', path, { body: { name: 'x' } })).body.code).toBe('customer_anonymised');
  });

  it('keep their books when the person is gone, and the audit log does not remember who it was', async () => {
    const customer = { externalId: uniqueWord('c'), email: 'planted@example.com', name: 'Planted' };
    const purchase = await rewarded({ customer });
    const path = pathOf(purchase, 'customer');
    await stage.call('PATCH', path, { body: { name: 'Planted Again' } });
    await stage.call('DELETE', path);
    expect((await stage.get(pathOf(purchase))).status).toBe(200);
    expect((await stage.get(path)).body.data).toMatchObject({ totalPoints: 100, purchaseCount: 1, name: null });
    const rows = await connection.sql`select * from audit_log where program_id = ${stage.programId}`;
    expect(JSON.stringify(rows)).not.toMatch(/planted/i);
    const again = await stage.post('/purchases', anOrder({ customer: { externalId: customer.externalId } }));
    expect(pathOf(again, 'customer')).not.toBe(path);
  });

  it('cannot be given an email by a partner once they have registered', async () => {
    const made = await stage.post('/customers', { email: `${uniqueWord('bob')}@example.com` });
    const { id } = dataOf<{ id: string }>(made);
    await connection.sql`update users set password_hash = 'hash' where id = ${id}`;
    const taken = await stage.call('PATCH', pathOf(made), { body: { email: 'thief@example.com' } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'customer_registered' } });
  });

  it('are not admins, whatever id is asked for', async () => {
    const made = await stage.post('/customers', { email: `${uniqueWord('boss')}@example.com` });
    const { id } = dataOf<{ id: string }>(made);
    await connection.sql`update users set role = 'admin' where id = ${id}`;
    for (const part of ['', '/summary', '/achievements', '/badges', '/cashback', '/points']) {
      expect((await stage.get(`/customers/${id}${part}`)).status).toBe(404);
    }
  });

  it('stand somewhere: summary, achievements, badges, cashback and points agree', async () => {
    const customer = { externalId: uniqueWord('c') };
    const first = await rewarded({ customer });
    stage.pass(1_000);
    await rewarded({ customer, amount: 12_000_000 });
    const path = pathOf(first, 'customer');
    const { body } = await stage.get(`${path}/summary`);
    const { id } = dataOf<{ id: string }>(await stage.get(path));
    expect(body.data).toMatchObject({
      customerId: id,
      purchaseCount: 2,
      badge: { name: 'Silver' },
      nextBadge: { name: 'Gold', missing: { points: expect.any(Number) } },
      cashback: { currency: 'NGN', paid: 0, pending: expect.any(Number) },
    });
    const { points, achievementsUnlocked, cashback } = body.data as {
      points: number;
      achievementsUnlocked: number;
      cashback: { pending: number };
    };
    const ledger = dataOf<{ delta: number }[]>(await stage.get(`${path}/points`));
    expect(ledger.reduce((sum, { delta }) => sum + delta, 0)).toBe(points);
    const achievements = dataOf<{ unlockedAt: string | null; missing: number; key: string }[]>(
      await stage.get(`${path}/achievements`),
    );
    expect(achievements.filter(({ unlockedAt }) => unlockedAt !== null)).toHaveLength(achievementsUnlocked);
    expect(achievements.find(({ key }) => key === 'regular')).toMatchObject({ progress: 2, target: 5, missing: 3 });
    const badges = dataOf<{ ladder: { earnedAt: string | null }[]; history: object[]; current: object }>(
      await stage.get(`${path}/badges`),
    );
    expect(badges.current).toMatchObject({ name: 'Silver' });
    expect(badges.history).toHaveLength(badges.ladder.filter(({ earnedAt }) => earnedAt !== null).length);
    const paged = await stage.get(`${path}/cashback?limit=1`);
    const money = dataOf<{ summary: object; transactions: { amount: number }[] }>(paged);
    expect(money.summary).toEqual(cashback);
    const rest = dataOf<{ transactions: { amount: number }[] }>(await stage.get(pathOf(paged, 'next')));
    expect([...money.transactions, ...rest.transactions].reduce((sum, { amount }) => sum + amount, 0)).toBe(
      cashback.pending,
    );
  });
});

describe('cashback transactions', () => {
  it('are listed with filters and read with their attempts', async () => {
    const purchase = await rewarded();
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

describe('the catalogue', () => {
  const weekday = { field: 'dayOfWeek', op: 'in', value: ['Mon'] };
  const definition = () => ({
    key: uniqueWord('a'),
    name: 'Monday',
    points: 50,
    criteria: { type: 'purchase', target: 2, where: weekday },
  });

  it('takes achievements, versions them, and archives them', async () => {
    const made = await stage.post('/achievements', definition());
    expect(made).toMatchObject({
      status: 201,
      body: { data: { version: 1, points: 50, tier: 'bronze', isActive: true } },
    });
    expect(made.headers.get('etag')).toBe('"1"');
    const path = pathOf(made);
    const patched = await stage.call('PATCH', path, { body: { points: 60 } });
    expect(patched).toMatchObject({
      status: 200,
      body: { data: { version: 2, points: 60, name: 'Monday', tier: 'bronze' } },
    });
    const { key } = dataOf<{ key: string }>(made);
    expect((await stage.post('/achievements', { ...definition(), key })).body.code).toBe('already_exists');
    const archived = await stage.call('DELETE', path);
    expect(archived).toMatchObject({
      status: 200,
      body: { data: { isActive: false, archivedAt: expect.any(String) } },
    });
    const listed = dataOf<{ key: string }[]>(await stage.get('/achievements?limit=100'));
    expect(listed.map((one) => one.key)).not.toContain(key);
    expect(dataOf<{ key: string }[]>(await stage.get('/achievements?archived=true')).map((one) => one.key)).toEqual([
      key,
    ]);
    expect((await stage.call('PATCH', path, { body: { points: 1 } })).body.code).toBe('achievement_archived');
  });

  it('leaves a field that a change does not name as it is, also one that has a default', async () => {
    const made = await stage.post('/achievements', { ...definition(), tier: 'gold', visibility: 'secret' });
    const patched = await stage.call('PATCH', pathOf(made), { body: { name: 'Mondays' } });
    expect(patched.body.data).toMatchObject({ name: 'Mondays', tier: 'gold', visibility: 'secret' });
  });

  it('lets only one of two edits of the same version through', async () => {
    const made = await stage.post('/achievements', definition());
    const edit = (points: number, tag: string) =>
      stage.call('PATCH', pathOf(made), { body: { points }, headers: { 'If-Match': tag } });
    expect((await edit(1, '"7"')).status).toBe(412);
    expect((await edit(1, 'W/"1"')).status).toBe(412);
    const both = await Promise.all([edit(2, '"1"'), edit(3, '"1"')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body.code).toBe('precondition_failed');
    expect((await edit(9, '*')).headers.get('etag')).toBe('"3"');
  });

  it('refuses what does not make sense, with its code', async () => {
    const refused = (change: object) => stage.post('/achievements', { ...definition(), ...change });
    const where = { field: 'colour', op: 'eq', value: 'red' };
    expect((await refused({ criteria: { type: 'purchase', target: 1, where } })).body.code).toBe('unknown_field');
    expect(await refused({ colour: 'red' })).toMatchObject({
      status: 422,
      body: { errors: { colour: [expect.any(String)] } },
    });
    expect((await refused({ criteria: { type: 'composite', op: 'all', of: ['nothing'] } })).body.code).toBe(
      'composite_unknown_key',
    );
  });

  it('has a ladder of badges that must rise', async () => {
    const ladder = dataOf<{ id: string; level: number; name: string }[]>(await stage.get('/badges'));
    expect(ladder.map(({ name }) => name)).toEqual(['Bronze', 'Silver', 'Gold', 'Platinum', 'Diamond']);
    const made = await stage.post('/badges', {
      level: 6,
      name: 'Black',
      pointsRequired: 10_000,
      achievementsRequired: 12,
    });
    expect(made).toMatchObject({ status: 201, body: { data: { level: 6, version: 1 } } });
    const low = await stage.call('PATCH', pathOf(made), { body: { pointsRequired: 1 } });
    expect(low.body.code).toBe('badge_requirements_fall');
    const better = await stage.call('PATCH', pathOf(made), { body: { benefits: { cashbackBonusBps: 300 } } });
    expect(better).toMatchObject({ status: 200, body: { data: { version: 2, benefits: { cashbackBonusBps: 300 } } } });
    expect((await stage.call('DELETE', pathOf(made))).body.data).toMatchObject({ isActive: false });
    expect(dataOf<object[]>(await stage.get('/badges'))).toHaveLength(5);
    expect((await stage.get(pathOf(made))).status).toBe(200);
  });

  it('has one cashback rule a currency', async () => {
    const rule = { currency: 'USD', bands: [{ from: 0, rateBps: 150 }] };
    const put = await stage.call('PUT', '/cashback-rules', { body: rule });
    expect(put).toMatchObject({ status: 200, body: { data: { ...rule, version: 1 } } });
    expect((await stage.call('PUT', '/cashback-rules', { body: rule })).headers.get('etag')).toBe('"1"');
    const stale = { body: { ...rule, bands: [] }, headers: { 'If-Match': '"9"' } };
    expect((await stage.call('PUT', '/cashback-rules', stale)).status).toBe(412);
    expect((await stage.call('PUT', '/cashback-rules', { body: { ...rule, bands: [] } })).body.code).toBe(
      'bands_empty',
    );
    const currencies = dataOf<{ currency: string }[]>(await stage.get('/cashback-rules')).map(
      ({ currency }) => currency,
    );
    expect(currencies).toEqual(['NGN', 'USD']);
    expect(dataOf(await stranger.get('/cashback-rules'))).toEqual([]);
  });
});

describe('another program', () => {
  it('finds nothing of ours anywhere', async () => {
    const purchase = await rewarded();
    const achievement = await stage.get('/achievements?limit=1');
    const [{ id: achievementId } = { id: newId() }] = dataOf<{ id: string }[]>(achievement);
    const [{ id: badgeId } = { id: newId() }] = dataOf<{ id: string }[]>(await stage.get('/badges'));
    const customer = pathOf(purchase, 'customer');
    const reads = [
      pathOf(purchase),
      pathOf(purchase, 'rewards'),
      customer,
      `${customer}/summary`,
      `${customer}/points`,
    ];
    const more = [`${customer}/achievements`, `${customer}/badges`, `${customer}/cashback`, `/badges/${badgeId}`];
    for (const path of [...reads, ...more, `/achievements/${achievementId}`]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    const writes: [string, string, object][] = [
      ['POST', `${pathOf(purchase)}/refunds`, { amount: 1 }],
      ['PATCH', customer, { name: 'x' }],
      ['DELETE', customer, {}],
      ['PATCH', `/achievements/${achievementId}`, { points: 1 }],
      ['DELETE', `/achievements/${achievementId}`, {}],
      ['PATCH', `/badges/${badgeId}`, { name: 'x' }],
      ['DELETE', `/badges/${badgeId}`, {}],
    ];
    for (const [method, path, body] of writes) {
      const call = method === 'DELETE' ? {} : { body, ...(method === 'POST' ? withKey() : {}) };
      expect([path, (await stranger.call(method, path, call)).status]).toEqual([path, 404]);
    }
  });
});
