import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { payoutList, sandboxNotice } from './contract.ts';
import { listenForCalls } from './listen.ts';
import { type Sandbox, type SandboxOptions, serveSandbox } from './serve-payouts.ts';
import { isSigned, SIGNATURE_HEADER } from './signature.ts';

const secret = randomBytes(24).toString('base64url');
const opened: Sandbox[] = [];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-sandbox-'));
});

afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  await rm(folder, { recursive: true });
});

async function open(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await serveSandbox({ secret, ...options });
  opened.push(sandbox);
  return sandbox;
}

function pay(sandbox: Sandbox, key: string | null, body: object, token = secret): Promise<Response> {
  const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
  if (key !== null) headers['Idempotency-Key'] = key;
  return fetch(`${sandbox.url}/v1/payouts`, { method: 'POST', headers, body: JSON.stringify(body) });
}

const get = (sandbox: Sandbox, where: string) =>
  fetch(`${sandbox.url}${where}`, { headers: { Authorization: `Bearer ${secret}` } });

const wanted = { amount: 500, currency: 'NGN', recipient: 'ada' };

describe('the sandbox provider', () => {
  it('refuses a wrong secret, a missing key, a wrong body, a key that was used otherwise', async () => {
    const sandbox = await open();
    expect((await pay(sandbox, 'k', wanted, 'another')).status).toBe(401);
    expect((await pay(sandbox, null, wanted)).status).toBe(400);
    for (const wrong of [{ amount: 5.5 }, { amount: 0 }, { currency: 'naira' }, { recipient: '' }, { more: 1 }]) {
      expect((await pay(sandbox, 'k', { ...wanted, ...wrong })).status).toBe(400);
    }
    expect((await pay(sandbox, 'k', wanted)).status).toBe(201);
    expect((await pay(sandbox, 'k', wanted)).status).toBe(200);
    expect((await pay(sandbox, 'k', { ...wanted, amount: 501 })).status).toBe(409);
    expect(sandbox.entries()).toHaveLength(1);
  });

  it('lists its books page by page, within a time', async () => {
    const sandbox = await open();
    for (const key of ['a', 'b', 'c']) await pay(sandbox, key, wanted);
    const first = payoutList.parse(await (await get(sandbox, '/v1/payouts?limit=2')).json());
    const rest = payoutList.parse(await (await get(sandbox, `/v1/payouts?limit=2&after=${first.next}`)).json());
    expect([...first.data, ...rest.data].map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(rest.next).toBeNull();
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(payoutList.parse(await (await get(sandbox, `/v1/payouts?from=${later}`)).json()).data).toEqual([]);
  });

  it('may try a key again that it declined, and then pays it once', async () => {
    const sandbox = await open({ plan: { rules: [{ do: 'decline', times: 1 }] } });
    const answers = [await pay(sandbox, 'k', wanted), await pay(sandbox, 'k', wanted), await pay(sandbox, 'k', wanted)];
    expect(answers.map(({ status }) => status)).toEqual([402, 201, 200]);
    expect(await (await get(sandbox, '/v1/payouts/by-key/k')).json()).toMatchObject({ status: 'paid' });
  });

  it('forgets keys after their window and then pays them again, which its books show', async () => {
    let now = new Date('2026-11-20T12:00:00Z');
    const sandbox = await open({ plan: { keyWindowMs: 1_000 }, now: () => now });
    await pay(sandbox, 'k', wanted);
    now = new Date(now.getTime() + 1_001);
    expect((await get(sandbox, '/v1/payouts/by-key/k')).status).toBe(404);
    expect((await pay(sandbox, 'k', wanted)).status).toBe(201);
    expect(sandbox.entries().filter(({ key }) => key === 'k')).toHaveLength(2);
  });

  it('keeps its books over a sudden end, without the line it died in', async () => {
    const booksFile = path.join(folder, 'books.jsonl');
    await pay(await open({ booksFile }), 'before', wanted);
    await writeFile(booksFile, `${await readFile(booksFile, 'utf8')}{"id":"po_cut`);
    await pay(await open({ booksFile }), 'after', wanted);
    expect((await open({ booksFile })).entries().map(({ key }) => key)).toEqual(['before', 'after']);
  });

  it('behaves as it is told while it runs', async () => {
    const sandbox = await open();
    const plan = JSON.stringify({ rules: [{ do: 'rate_limit' }], retryAfterSeconds: 9 });
    const headers = { Authorization: `Bearer ${secret}` };
    await fetch(`${sandbox.url}/control/plan`, { method: 'PUT', headers, body: plan });
    const answer = await pay(sandbox, 'k', wanted);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9']);
    const wrong = await fetch(`${sandbox.url}/control/plan`, { method: 'PUT', headers, body: '{"rulez":[]}' });
    expect(wrong.status).toBe(400);
  });

  it('tells by signed webhooks, twice when told to, and again until they are taken', async () => {
    const received: { id: string; signed: boolean }[] = [];
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    const listening = await listenForCalls(0, async ({ headers, text }) => {
      const header = headers[SIGNATURE_HEADER];
      const signed = isSigned(secret, Buffer.from(text), typeof header === 'string' ? header : null, new Date());
      received.push({ id: sandboxNotice.parse(JSON.parse(text)).id, signed });
      if (received.length === 3) resolve();
      return { status: received.length === 1 ? 500 : 200 };
    });
    const sandbox = await open({ plan: { notices: { url: listening.url, duplicates: 1, shuffleMs: 5 } } });
    await pay(sandbox, 'k', wanted);
    await enough;
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(received.every(({ signed }) => signed)).toBe(true);
    await listening.close();
  });
});
