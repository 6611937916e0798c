import { encode } from 'next-auth/jwt';
import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext, uniqueWord } from '#db/testing/factories.ts';
import { stranger } from '#server/identity/accounts/testing/mailbox.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD, type Registered } from '#server/identity/testing/registered.ts';
import type { Ground } from './request-context.ts';
import { answerTrpc } from './trpc-door.ts';

const { db, url } = await testDatabase();
const house = testContext(db);
await aProgram(house, { slug: 'laurel-demo' });
const lines: object[] = [];
const keep = (fields: object) => void lines.push(fields);
const ground: Ground = { ...house, log: { debug: keep, info: keep, warn: keep, error: keep } };
const serving = { publicUrl: 'http://laurel.example', authSecret: 's'.repeat(40) };

type Asked = { input?: unknown; cookie?: string; on?: Ground; headers?: Record<string, string>; address?: string };

async function ask(path: string, { input, cookie, on = ground, headers, address }: Asked = {}) {
  const body = input === undefined ? undefined : JSON.stringify(superjson.serialize(input));
  const sent = new Headers({ 'x-laurel': 'web', 'x-forwarded-for': address ?? uniqueWord('from'), ...headers });
  if (cookie) sent.set('cookie', cookie);
  if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
  if (body !== undefined) sent.set('content-length', String(Buffer.byteLength(body)));
  const method = body === undefined ? 'GET' : 'POST';
  const response = await answerTrpc(
    on,
    serving,
    new Request(`http://laurel.example/api/trpc/${path}`, { method, headers: sent, body }),
  );
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function signedIn(person: Registered): Promise<string> {
  const { sessionId } = await signIn(stranger(house), { email: person.email, password: PASSWORD });
  return `laurel.session=${await encode({ token: { sessionId }, secret: serving.authSecret })}`;
}

describe('at the door', () => {
  it('registering and forgetting answer the very same for known and unknown addresses', async () => {
    const { email: known } = await aRegistered(house);
    const unknown = `${uniqueWord('nobody')}@example.com`;
    const answers = async (email: string) => {
      const wanted = { name: 'Bola', email, password: 'a private staple' };
      const [one, other] = [
        await ask('account.register', { input: wanted }),
        await ask('account.forgot', { input: { email } }),
      ];
      return [one.status, one.text, other.status, other.text];
    };
    expect(await answers(known)).toEqual(await answers(unknown));
  });

  it('a wrong field is refused by its name', async () => {
    const { status, text } = await ask('account.register', { input: { name: '', email: 'x', password: 'password' } });
    expect(status).toBe(422);
    const { error } = JSON.parse(text) as { error: { json: { data: { errors: object } } } };
    expect(Object.keys(error.json.data.errors).sort()).toEqual(['email', 'name']);
  });

  it.each(['null', 'a text', '[]', '{"token":{"$ne":""},"password":1}'])(
    '%s is no link, and no fault of ours',
    async (odd) => {
      const input: unknown = odd.startsWith('{') || odd === '[]' || odd === 'null' ? JSON.parse(odd) : odd;
      expect([400, 422]).toContain((await ask('account.reset', { input })).status);
      expect([400, 422]).toContain((await ask('account.verify', { input })).status);
    },
  );

  const sent = async (body: string) => {
    const headers = { 'x-laurel': 'web', 'content-type': 'application/json', 'content-length': String(body.length) };
    const request = new Request('http://laurel.example/api/trpc/account.forgot', { method: 'POST', headers, body });
    const response = await answerTrpc(ground, serving, request);
    return { status: response.status, text: await response.text() };
  };

  it.each(['constructor', '__proto__', 'prototype', 'toString'])(
    'a field named %s is refused by its name',
    async (field) => {
      const { status, text } = await sent(`{"json":{"email":"ada@example.com","${field}":{"role":"admin"}}}`);
      expect([status, text]).toEqual([422, expect.stringContaining(field)]);
    },
  );

  it.each([
    '{"json":{},"meta":{"values":{"email":["Date","class"]}}}',
    '{"json":{},"meta":{"values":{"toString":[["custom","x"]]}}}',
    '{"json":{"a":1},"meta":{"referentialEqualities":{"a.b.c":["constructor.x"]}}}',
    '{"json":1,"meta":7}',
    '[]',
    '7',
    'null',
  ])('%s is no input, and no fault of ours', async (body) => {
    expect([400, 422]).toContain((await sent(body)).status);
  });

  it('too many requests are told how long to wait', async () => {
    const email = `${uniqueWord('often')}@example.com`;
    const once = () => ask('account.forgot', { input: { email }, address: '192.0.2.77' });
    for (let times = 0; times < 3; times += 1) expect((await once()).status).toBe(200);
    const last = await once();
    expect([last.status, last.headers.get('retry-after')]).toEqual([429, '3600']);
    expect(last.text).toContain('"retryAfterSeconds":3600');
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['multipart', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['another origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
  ])('a password is not changed by %s', async (_case, headers, status) => {
    const cookie = await signedIn(await aRegistered(house));
    const input = { current: PASSWORD, password: 'a private staple' };
    expect((await ask('profile.changePassword', { input, cookie, headers })).status).toBe(status);
  });

  it('nothing is changed by GET', async () => {
    const cookie = await signedIn(await aRegistered(house));
    expect((await ask('profile.endSessions', { cookie })).status).toBe(405);
  });
});

describe('a changed password', () => {
  it('makes the other browser a stranger at its next request, on another connection', async () => {
    const ada = await aRegistered(house);
    const [mine, other] = [await signedIn(ada), await signedIn(ada)];
    const second = connect(url, { max: 1 });
    try {
      const elsewhere = { ...ground, db: second.db };
      expect((await ask('profile.view', { cookie: other, on: elsewhere })).status).toBe(200);
      const input = { current: PASSWORD, password: 'a private staple' };
      expect((await ask('profile.changePassword', { input, cookie: mine })).status).toBe(200);
      expect((await ask('profile.view', { cookie: other, on: elsewhere })).status).toBe(401);
      expect((await ask('profile.view', { cookie: mine, on: elsewhere })).status).toBe(200);
    } finally {
      await second.close();
    }
  });

  it('stands in no log line', async () => {
    const cookie = await signedIn(await aRegistered(house));
    await ask('profile.changePassword', { input: { current: PASSWORD, password: 'planted-marker-77' }, cookie });
    await ask('account.reset', { input: { token: 'planted-marker-78', password: 'planted-marker-79' } });
    expect(JSON.stringify(lines)).not.toContain('planted-marker');
  });
});

describe('the console', () => {
  const DOORS = ['tokens.list', 'outbox.list'];
  const ACTS = [
    'tokens.create',
    'tokens.rotate',
    'tokens.revoke',
    'people.invite',
    'people.changeRole',
    'people.disable',
  ];

  it.each([...DOORS, ...ACTS])('%s is closed to customers and strangers', async (path) => {
    const cookie = await signedIn(await aRegistered(house));
    const input = ACTS.includes(path) ? {} : undefined;
    expect((await ask(path, { input, cookie })).status).toBe(403);
    expect((await ask(path, { input })).status).toBe(401);
  });

  it('makes, rotates and revokes tokens of its own program, whatever program is named', async () => {
    const [admin, other] = [await aRegistered(house, { role: 'admin' }), await aRegistered(house, { role: 'admin' })];
    const [cookie, theirs] = [await signedIn(admin), await signedIn(other)];
    const wanted = { name: 'Checkout', scopes: ['purchases:write'], programId: other.programId };
    const made = await ask('tokens.create', { input: wanted, cookie });
    const { result } = JSON.parse(made.text) as { result: { data: { json: { id: string; token: string } } } };
    const input = { tokenId: result.data.json.id };
    expect((await ask('tokens.list', { cookie: theirs })).text).not.toContain('Checkout');
    expect((await ask('tokens.rotate', { input, cookie: theirs })).status).toBe(404);
    expect((await ask('tokens.rotate', { input, cookie })).status).toBe(200);
    expect((await ask('tokens.revoke', { input, cookie })).status).toBe(200);
    expect((await ask('tokens.rotate', { input, cookie })).status).toBe(409);
  });
});
