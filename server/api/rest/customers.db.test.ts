import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { uniqueWord } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { anOrder, dataOf, PartnerStage, pathOf, withKey } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open({ catalog: 'default' });
  await stranger.open();
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
    for (const written of [email, email.toUpperCase()]) {
      expect(dataOf(await stage.get(`/customers?email=${written}`))).toEqual([made.body.data]);
    }
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
    const purchase = await stage.rewarded({ customer });
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
    const first = await stage.rewarded({ customer });
    stage.pass(1_000);
    await stage.rewarded({ customer, amount: 12_000_000 });
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

describe('another program', () => {
  it('finds nothing of ours anywhere', async () => {
    const purchase = await stage.rewarded();
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
