import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { newId } from '#server/kernel/id.ts';
import { MIB } from './body.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open();
  await stranger.open();
});

const count = async () => Number((await connection.sql`select count(*) from purchases`)[0]?.count);
const json = { 'Content-Type': 'application/json' };

describe('every answer', () => {
  it('carries the request id that was given, when it is sane, or a new one', async () => {
    const given = await stage.get('/purchases', { headers: { 'X-Request-Id': 'order-7.2' } });
    expect(given.headers.get('x-request-id')).toBe('order-7.2');
    const odd = await stage.get('/purchases', { headers: { 'X-Request-Id': 'a b<script>' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says how much of the rate limit is left, is private, and gives a browser nothing to run', async () => {
    for (const { headers } of [await stage.get('/purchases'), await stage.get('/nothing', { token: null })]) {
      expect(headers.get('ratelimit-policy')).toMatch(/^"(token|address)";q=\d+;w=60$/);
      expect(headers.get('ratelimit')).toMatch(/^"(token|address)";r=\d+;t=\d+$/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('that is an error is a problem with its code, and says the same as message and detail', async () => {
    const { headers, body } = await stage.get('/purchases?colour=red');
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'urn:laurel:problem:unknown-parameter',
      title: 'Bad Request',
      status: 400,
      detail: 'colour is not a parameter of this request',
      code: 'unknown_parameter',
      requestId: headers.get('x-request-id'),
      message: body.detail,
      errors: { colour: ['is not a parameter of this request'] },
    });
  });
});

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

describe('401, all alike', () => {
  const answerWith = (Authorization: string | undefined) =>
    stage.get('/purchases', { token: null, headers: Authorization ? { Authorization } : {} });

  it('without a token, with a mistyped, an unknown, a wrong, an expired or a revoked one', async () => {
    const { token } = stage;
    const other = (await stage.newToken()).token;
    const wrongSecret = token.slice(0, 26) + other.slice(26);
    const answers = [
      await answerWith(undefined),
      await answerWith(token),
      await answerWith('Basic YTpi'),
      await answerWith(`Bearer ${token.slice(0, -1)}x`),
      await answerWith(`Bearer ${wrongSecret}`),
      await answerWith(`Bearer ${token} `.repeat(2)),
    ];
    for (const { status, headers, body } of answers) {
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect({ ...body, requestId: '' }).toEqual({ ...answers[0]?.body, requestId: '' });
    }
  });

  it('from the moment a token expires', async () => {
    const { token } = await stage.newToken(undefined, 1);
    expect((await stage.get('/purchases', { token })).status).toBe(200);
    stage.pass(24 * 3_600_000);
    expect((await stage.get('/purchases', { token })).status).toBe(401);
  });
});

describe('403', () => {
  it('names the scope the token lacks, before anything is read or written', async () => {
    const { token } = await stage.newToken(['purchases:read']);
    const before = await count();
    const refused = await stage.call('POST', '/purchases', { token, raw: 'not even JSON' });
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: 'This needs the scope purchases:write' },
    });
    expect(await count()).toBe(before);
  });
});

describe('404', () => {
  it('for what is nowhere, what is no id, and what is another program’s: all alike', async () => {
    const theirs = await stranger.post('/purchases', anOrder());
    const { id } = theirs.body.data as { id: string };
    const [unknown, foreign] = [await stage.get(`/purchases/${newId()}`), await stage.get(`/purchases/${id}`)];
    expect(unknown.status).toBe(404);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    for (const verb of ['complete', 'cancel']) {
      expect((await stage.post(`/purchases/${id}/${verb}`, {})).status).toBe(404);
    }
    for (const path of [
      '/nothing',
      '',
      '/',
      '/purchases/',
      '/purchases/7',
      '/Purchases',
      '//purchases',
      '/purchases/%00',
    ]) {
      expect(await stage.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });
});

describe('405', () => {
  it('says which verbs there are', async () => {
    const { status, headers } = await stage.call('PUT', '/purchases', { body: {} });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await stage.get('/purchases/batch')).headers.get('allow')).toBe('POST');
    expect((await stage.call('OPTIONS', '/purchases')).status).toBe(405);
  });

  it('but HEAD is GET without a body', async () => {
    const response = await stage.newDoor().handle(stage.request('HEAD', '/purchases'));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

describe('409', () => {
  it('for an order that was recorded with other content', async () => {
    const order = anOrder();
    await stage.post('/purchases', order);
    expect(await stage.post('/purchases', order)).toMatchObject({ status: 200 });
    expect(await stage.post('/purchases', { ...order, amount: 1 })).toMatchObject({
      status: 409,
      body: { code: 'order_conflict' },
    });
  });

  it('for a step the state does not allow', async () => {
    const made = await stage.post('/purchases', anOrder());
    const path = String(made.body.links?.self).replace('/api/v1', '');
    expect(await stage.post(`${path}/cancel`, {})).toMatchObject({
      status: 409,
      body: { code: 'purchase_not_pending' },
    });
    expect(await stage.post(`${path}/complete`, {})).toMatchObject({ status: 200 });
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

describe('the log', () => {
  it('names request, route, token and status, and holds neither tokens nor what was sent', async () => {
    stage.lines.length = 0;
    await stage.post('/purchases', anOrder({ customer: { email: 'planted@example.com', name: 'Planted Marker' } }));
    await stage.get('/purchases?currency=PLANTED');
    const text = JSON.stringify(stage.lines);
    expect(stage.lines).toContainEqual(
      expect.objectContaining({ method: 'POST', route: 'POST /purchases', status: 201, tokenId: stage.tokenId }),
    );
    for (const planted of ['planted', 'PLANTED', 'Planted', stage.token]) expect(text).not.toContain(planted);
  });
});
