import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { revokeApiToken } from '#server/identity/api-tokens/revoke-api-token.ts';
import { newTokenParts, tokenParts, tokenText } from '#server/identity/api-tokens/rules.ts';
import { newId } from '#server/kernel/id.ts';
import { anOrder, PartnerStage } from './testing/partner-stage.ts';

const connection = await testDatabase();
const stage = new PartnerStage(connection);
const stranger = new PartnerStage(connection);
beforeAll(async () => {
  await stage.open();
  await stranger.open();
});

const count = async () => Number((await connection.sql`select count(*) from purchases`)[0]?.count);

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

describe('401, all alike', () => {
  const answerWith = (Authorization: string | undefined) =>
    stage.get('/purchases', { token: null, headers: Authorization ? { Authorization } : {} });

  it('without a token, with a mistyped, a wrong, an unknown or a revoked one', async () => {
    const { token } = stage;
    const parts = tokenParts(token);
    if (!parts) throw new Error('the stage has a sound token');
    const lastTyped = token.endsWith('x') ? 'y' : 'x';
    const revoked = await stage.newToken();
    await revokeApiToken(stage.context(), { programId: stage.programId, tokenId: revoked.id });
    const answers = [
      await answerWith(undefined),
      await answerWith(token),
      await answerWith('Basic YTpi'),
      await answerWith(`Bearer ${token.slice(0, -1)}${lastTyped}`),
      await answerWith(`Bearer ${tokenText({ ...parts, secret: newTokenParts('live').secret })}`),
      await answerWith(`Bearer ${tokenText(newTokenParts('live'))}`),
      await answerWith(`Bearer ${revoked.token}`),
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
