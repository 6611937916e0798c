import { encode } from 'next-auth/jwt';
import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { TEST_NOW, testContext } from '#db/testing/factories.ts';
import { endSession } from '#server/identity/end-session.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD, type Registered } from '#server/identity/testing/registered.ts';
import { newId } from '#server/kernel/id.ts';
import type { Ground } from './request-context.ts';
import { answerTrpc } from './trpc-door.ts';

const { db } = await testDatabase();
const house = testContext(db);
const lines: object[] = [];
const ground: Ground = { ...house, log: { ...house.log, error: (fields) => void lines.push(fields) } };
const serving = { publicUrl: 'http://laurel.example', authSecret: 's'.repeat(40) };

const ask = (path: string, { cookie, on = ground }: { cookie?: string; on?: Ground } = {}) => {
  const headers = { 'x-laurel': 'web', ...(cookie ? { cookie } : {}) };
  return answerTrpc(on, serving, new Request(`http://laurel.example/api/trpc/${path}`, { headers }));
};

const cookieFor = async (claims: Record<string, unknown>, secret = serving.authSecret) =>
  `other=1; laurel.session=${await encode({ token: claims, secret })}`;

const signedIn = async (person: Registered) => {
  const ctx = testContext(db, { actor: { kind: 'anonymous' }, address: newId() });
  const { sessionId } = await signIn(ctx, { email: person.email, password: PASSWORD });
  return { sessionId, cookie: await cookieFor({ sessionId }) };
};

describe('a customer', () => {
  it('reads their own home page', async () => {
    const { cookie } = await signedIn(await aRegistered(house));
    const response = await ask('home.view', { cookie });
    const { result } = (await response.json()) as { result: { data: never } };
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(superjson.deserialize(result.data)).toMatchObject({ points: 0, customer: { name: 'Ada Okafor' } });
  });

  it('never reaches the console', async () => {
    const { cookie } = await signedIn(await aRegistered(house));
    expect((await ask('overview.counts', { cookie })).status).toBe(403);
  });

  it('is a stranger from the moment the session is ended', async () => {
    const person = await aRegistered(house);
    const { sessionId, cookie } = await signedIn(person);
    await endSession(house, sessionId);
    expect((await ask('home.view', { cookie })).status).toBe(401);
  });
});

describe('an admin', () => {
  it('reads the console, and has no home page', async () => {
    const { cookie } = await signedIn(await aRegistered(house, { role: 'admin' }));
    expect((await ask('overview.counts', { cookie })).status).toBe(200);
    expect((await ask('home.view', { cookie })).status).toBe(403);
  });
});

describe('what the database could not even read', () => {
  const at = (date: Date) => superjson.serialize({ show: 'all', cursor: { at: date, id: newId() } });
  const plain = (json: unknown) => ({ json });

  it.each([
    ['a cursor before all time', 'customer', 'portal.activity.page', at(new Date(-8.64e15))],
    ['a cursor after all time', 'customer', 'portal.activity.page', at(new Date(8.64e15))],
    ['NUL', 'admin', 'customers.list', plain({ filters: { text: '\0' } })],
    ['half a character', 'admin', 'console.find', plain({ text: '\ud800' })],
    ['the year 0', 'admin', 'purchases.list', plain({ filters: { from: '0000-01-01' } })],
    ['an id of dashes', 'admin', 'purchases.list', plain({ filters: {}, cursor: `>0.${'-'.repeat(36)}` })],
    [
      'a list without end',
      'admin',
      'payouts.list',
      plain({ statuses: Array.from({ length: 20_000 }, () => 'failed') }),
    ],
  ] as const)('is the caller’s fault: %s', async (_what, role, path, input) => {
    const { cookie } = await signedIn(await aRegistered(house, { role }));
    const response = await ask(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { cookie });
    expect([400, 422]).toContain(response.status);
  });
});

describe('a stranger', () => {
  it('is told to sign in', async () => {
    const response = await ask('home.view');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: { json: { message: 'Sign in first.', data: { code: 'unauthenticated' } } },
    });
  });

  it.each([
    ['signed by another', () => cookieFor({ sessionId: newId() }, 'x'.repeat(40))],
    ['naming no session', () => cookieFor({ sub: newId() })],
    ['naming an unknown session', () => cookieFor({ sessionId: newId() })],
    ['naming something odd', () => cookieFor({ sessionId: { $ne: '' } })],
    ['that is no token', () => Promise.resolve('laurel.session=abc')],
  ])('stays one with a cookie %s', async (_case, cookie) => {
    expect((await ask('home.view', { cookie: await cookie() })).status).toBe(401);
  });

  it('learns nothing from an unknown procedure', async () => {
    const text = await (await ask('users.secrets')).text();
    expect(text).toContain('There is nothing here.');
    expect(text).not.toContain('secrets"');
  });
});

describe('a fault of ours', () => {
  const faulty = (fault: Error): Ground => ({
    ...ground,
    now: () => TEST_NOW,
    db: {
      select: () => {
        throw fault;
      },
    } as unknown as Database,
  });

  it('in a procedure is masked, and logged under the request id that the caller sees', async () => {
    const { cookie } = await signedIn(await aRegistered(house));
    const secret = new Error('column "password_hash" of ada@example.com');
    let calls = 0;
    const later = {
      ...faulty(secret),
      db: new Proxy(db, {
        get: (target, name, receiver) => {
          if (name === 'select' && ++calls > 1) throw secret;
          return Reflect.get(target, name, receiver) as unknown;
        },
      }),
    };
    const response = await ask('home.view', { cookie, on: later });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('password_hash');
    expect(text).toContain('Something went wrong on our side.');
    expect(lines.at(-1)).toMatchObject({
      err: secret,
      path: 'home.view',
      requestId: response.headers.get('x-request-id'),
    });
  });

  it('that is a database away is a 503 with a time to come back', async () => {
    const away = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const response = await ask('home.view', { cookie: await cookieFor({ sessionId: newId() }), on: faulty(away) });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  });
});

it('answers at most twenty questions at once', async () => {
  const paths = (count: number) => Array.from({ length: count }, () => 'home.view').join(',');
  expect((await ask(`${paths(20)}?batch=1&input={}`)).status).toBe(401);
  expect((await ask(`${paths(21)}?batch=1&input={}`)).status).toBe(400);
});
