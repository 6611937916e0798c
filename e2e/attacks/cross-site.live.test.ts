import { beforeAll, describe, expect, it } from 'vitest';
import { uniqueWord } from '#db/testing/factories.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { fingerprint } from './database.ts';
import { procedures, sampleOf, withId } from './procedures.ts';
import { aLiveProgram, aToken, call, cookieOf, first, house, send, sql } from './stage.ts';

const ELSEWHERE = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
/** What a page of another site can make a browser send without asking first; and JSON without our header. */
const BODIES: readonly (readonly [type: string, body: string])[] = [
  ['application/x-www-form-urlencoded', 'json=%7B%22name%22%3A%22Mallory%22%7D'],
  ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="json"\r\n\r\n{}\r\n--x--\r\n'],
  ['text/plain', '{"json":{"name":"Mallory"}}'],
  ['application/octet-stream', '{"json":{"name":"Mallory"}}'],
  ['application/json', '{"json":{"name":"Mallory"}}'],
];
const mutations = procedures.filter(({ type }) => type === 'mutation').map(({ path }) => path);
const queries = procedures.filter(({ type }) => type === 'query');

let cookie: string;
let sessionId: string;
let programId: string;

beforeAll(async () => {
  const { id, admin } = await aLiveProgram();
  programId = id;
  cookie = await cookieOf(admin);
  sessionId = String((await sql`select id from sessions where user_id = ${admin.id}`)[0]?.id);
});

const isOpen = async () =>
  (await sql`select 1 from sessions where id = ${sessionId} and ended_at is null`).length === 1;

describe.each(mutations)('%s', (path) => {
  it('is not done for a page of another site, whatever it sends', async () => {
    const before = await fingerprint();
    for (const [type, body] of BODIES) {
      const url = `${first}/api/trpc/${path}`;
      const bare = await send(url, { method: 'POST', headers: { cookie, 'content-type': type }, body });
      const foreign = await send(url, {
        method: 'POST',
        headers: { cookie, 'content-type': type, ...ELSEWHERE },
        body,
      });
      expect([type, bare.status, foreign.status]).toEqual([type, 403, 403]);
      const headers = { cookie, 'content-type': type, 'x-laurel': 'web' };
      const own = await send(url, { method: 'POST', headers: { ...headers, ...ELSEWHERE }, body });
      expect([type, own.status]).toEqual([type, 403]);
      if (type === 'application/json') continue;
      expect([type, (await send(url, { method: 'POST', headers, body })).status]).toEqual([type, 415]);
    }
    expect(await fingerprint()).toEqual(before);
    expect(await isOpen()).toBe(true);
  });

  it('is not done by GET', async () => {
    const before = await fingerprint();
    expect((await call(path, { type: 'query', input: {}, cookie })).status).toBe(405);
    expect(await fingerprint()).toEqual(before);
    expect(await isOpen()).toBe(true);
  });
});

describe('asking', () => {
  it('changes nothing', async () => {
    const customer = await cookieOf(await aRegistered(house, { programId }));
    const before = await fingerprint();
    for (const procedure of queries) {
      const input = withId(sampleOf(procedure), programId);
      for (const who of [cookie, customer]) await call(procedure.path, { type: 'query', input, cookie: who });
    }
    for (const path of ['/', '/admin', '/profile', '/sign-in', '/docs/api', '/api/auth/signout', '/api/auth/session']) {
      await send(first + path, { headers: { cookie } });
    }
    expect(await fingerprint()).toEqual(before);
    expect(await isOpen()).toBe(true);
  });
});

describe('the sign-in', () => {
  it.each(BODIES)('takes no %s from another site, and nothing but a form from ours', async (type, body) => {
    for (const path of ['callback/credentials', 'signout', 'signin/credentials', '_log', 'session']) {
      const url = `${first}/api/auth/${path}`;
      const foreign = await send(url, {
        method: 'POST',
        headers: { cookie, 'content-type': type, ...ELSEWHERE },
        body,
      });
      expect([path, foreign.status]).toEqual([path, 403]);
      if (type.includes('urlencoded')) continue;
      const own = await send(url, { method: 'POST', headers: { cookie, 'content-type': type }, body });
      expect([path, own.status]).toEqual([path, 415]);
    }
    expect(await isOpen()).toBe(true);
  });

  it('is not ended by a form without its secret', async () => {
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    await send(`${first}/api/auth/signout`, { method: 'POST', headers, body: 'csrfToken=guessed&json=true' });
    expect(await isOpen()).toBe(true);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'toString', '\u0000'])(
    'goes on to no %j',
    async (wanted) => {
      const search = `callbackUrl=${encodeURIComponent(wanted)}`;
      const replies = [
        await send(`${first}/sign-in?${search}`, { headers: { cookie } }),
        await send(`${first}/api/auth/signin?${search}`),
        await send(`${first}/api/auth/session`, {
          headers: { cookie: `next-auth.callback-url=${encodeURIComponent(wanted)}` },
        }),
      ];
      for (const { status, headers } of replies) {
        expect(status).toBeLessThan(500);
        expect(new URL(headers.get('location') ?? '/', first).origin).toBe(first);
      }
    },
  );
});

describe('the partner API', () => {
  it.each(BODIES.filter(([type]) => type !== 'application/json'))('takes no %s', async (type, body) => {
    const { token } = await aToken(programId);
    const before = await fingerprint();
    for (const path of ['/api/v1/purchases', '/api/v1/customers', '/api/partner/trpc/purchases.create']) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': uniqueWord('key') };
      expect((await send(first + path, { method: 'POST', headers, body })).status).toBe(415);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('does nothing for a browser’s session: it knows tokens alone', async () => {
    const headers = { cookie, 'content-type': 'application/json' };
    expect((await send(`${first}/api/v1/purchases`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
  });
});
