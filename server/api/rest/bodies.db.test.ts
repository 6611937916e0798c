import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { MIB } from './body.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open();
});

const count = async () => Number((await connection.sql`select count(*) from purchases`)[0]?.count);
const json = { 'Content-Type': 'application/json' };

describe('400', () => {
  it.each([
    ['is no JSON', '{"orderId": '],
    ['is empty text', ' '],
    ['names a field twice', '{"orderId":"1","orderId":"2"}'],
    ['names a field twice deep inside', '{"metadata":{"a":[{"b":1,"c":"x\\\\","b":2}]}}'],
    ['is not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('when the body %s', async (_what, raw) => {
    const before = await count();
    expect(await stage.call('POST', '/purchases', { raw })).toMatchObject({
      status: 400,
      body: { code: 'malformed_json' },
    });
    expect(await count()).toBe(before);
  });

  it('when a parameter is unknown, given twice, or not UTF-8', async () => {
    for (const query of ['?limit=5&Limit=5', '?limit=5&limit=6', '?currency=%FF', '?__proto__=1']) {
      expect((await stage.get(`/purchases${query}`)).status).toBe(400);
    }
    expect((await stage.post('/purchases?dry=1', anOrder())).status).toBe(400);
  });
});

describe('413', () => {
  it('for a body over 1 MiB, also when it does not say how long it is', async () => {
    const metadata = { note: 'x'.repeat(MIB) };
    expect((await stage.post('/purchases', anOrder({ metadata }))).status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    expect((await stage.call('POST', '/purchases', { raw: endless })).status).toBe(413);
    expect(sent).toBeLessThan(2 * MIB);
  });

  it('but a batch may have 8 MiB', async () => {
    const note = 'x'.repeat(8_000);
    const big = Array.from({ length: 200 }, () => anOrder({ metadata: { note } }));
    const { status, body } = await stage.post('/purchases/batch', { purchases: big });
    expect(status).toBe(200);
    expect(body.data).toHaveLength(200);
    expect((await stage.post('/purchases/batch', { purchases: [], pad: 'x'.repeat(8 * MIB) })).status).toBe(413);
  });
});

describe('415', () => {
  it.each([
    { 'Content-Type': 'text/plain' },
    { 'Content-Type': 'application/x-www-form-urlencoded' },
    { 'Content-Type': 'multipart/form-data; boundary=x' },
    { 'Content-Type': 'application/json; charset=latin1' },
    { 'Content-Type': 'application/jsonp' },
    { ...json, 'Content-Encoding': 'gzip' },
  ])('for %o', async (headers) => {
    const before = await count();
    expect((await stage.call('POST', '/purchases', { body: anOrder(), headers })).status).toBe(415);
    expect(await count()).toBe(before);
  });

  it('but JSON may say that it is UTF-8', async () => {
    const headers = { 'Content-Type': 'application/json; charset="UTF-8"' };
    expect((await stage.call('POST', '/purchases', { body: anOrder(), headers })).status).toBe(201);
  });
});

describe('422', () => {
  it.each<[string, unknown, string]>([
    ['a list', [1], ''],
    ['nothing', null, ''],
    ['an unknown field', anOrder({ points: 5 }), 'points'],
    ['an unknown field inside', anOrder({ customer: { externalId: 'c', role: 'admin' } }), 'customer.role'],
    ['a missing field', { ...anOrder(), orderId: undefined }, 'orderId'],
    ['30 February', anOrder({ occurredAt: '2026-02-30T10:00:00Z' }), 'occurredAt'],
    ['the future', anOrder({ occurredAt: '2027-11-20T10:00:00Z' }), 'occurredAt'],
    ['half a cent', anOrder({ amount: 0.5 }), 'amount'],
    ['more than 10^15', anOrder({ amount: 1e15 + 1 }), 'amount'],
    ['a currency that is none', anOrder({ currency: 'XXY' }), 'currency'],
    ['a NUL', anOrder({ orderId: 'a\0b' }), 'orderId'],
    ['half a surrogate pair', anOrder({ orderId: 'a\ud800' }), 'orderId'],
    [
      '501 items',
      anOrder({ items: Array.from({ length: 501 }, () => ({ name: 'x', quantity: 1, unitAmount: 1 })) }),
      'items',
    ],
  ])('for %s, naming the field, and nothing is written', async (_what, body, path) => {
    const before = await count();
    const refused = await stage.post('/purchases', body);
    expect(refused).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(refused.body.errors?.[path]).toEqual([expect.any(String)]);
    expect(await count()).toBe(before);
  });

  it('for names of the prototype, and for nesting deeper than 32', async () => {
    for (const raw of ['{"__proto__":{"role":"admin"}}', '{"metadata":{"constructor":1}}']) {
      expect((await stage.call('POST', '/purchases', { raw })).status).toBe(422);
    }
    const deep = `${'['.repeat(40)}${']'.repeat(40)}`;
    const refused = await stage.call('POST', '/purchases', { raw: `{"metadata":{"a":${deep}}}` });
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringContaining('nested deeper than 32') } });
    expect((await stage.call('POST', '/purchases', { raw: '['.repeat(900_000) })).status).toBe(400);
  });
});

describe('a batch', () => {
  it('answers row by row; a bad row harms no other', async () => {
    const order = anOrder();
    await stage.post('/purchases', order);
    const purchases = [anOrder(), 'nonsense', order, { ...order, amount: 5 }, { ...anOrder(), amount: -1 }];
    const { status, body } = await stage.post('/purchases/batch', { purchases });
    expect(status).toBe(200);
    const rows = body.data as { index: number; status: number; data?: unknown; error?: { code: string } }[];
    expect(rows.map((row) => [row.index, row.status, row.error?.code])).toEqual([
      [0, 201, undefined],
      [1, 422, 'validation_failed'],
      [2, 200, undefined],
      [3, 409, 'order_conflict'],
      [4, 422, 'validation_failed'],
    ]);
  });

  it('has 1 to 1,000 rows', async () => {
    for (const length of [0, 1_001]) {
      const purchases = Array.from({ length }, () => ({}));
      expect((await stage.post('/purchases/batch', { purchases })).body.errors).toHaveProperty('purchases');
    }
  });
});
