import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';
import { aLiveProgram, aToken, call, cookieOf, first, live, type Program, partner, send, sql } from './stage.ts';

const PATIENCE = { timeout: 30_000, interval: 100 };

/** What nobody may ever find, by what it is; filled while the story is told. */
const secrets = new Map<string, string>();
/** What belongs to a person: kept where it must be, told nowhere. */
const personal = new Map<string, string>();

function planted(store: Map<string, string>, what: string, make: (word: string) => string = (word) => word): string {
  const value = make(`planted${randomBytes(9).toString('hex')}`);
  store.set(what, value);
  return value;
}

/** Keeps something the product made itself as one of its secrets. */
function kept(what: string, value: string | undefined): string {
  if (!value || value.length < 12) throw new Error(`there is no ${what}`);
  secrets.set(what, value);
  return value;
}

type Mail = { commands: string[]; data: string };

async function linkTokenFor(email: string, page: 'verify' | 'reset'): Promise<string> {
  return vi.waitFor(async () => {
    const mails = JSON.parse((await send(live.mailsUrl)).text) as Mail[];
    const mail = mails.findLast(({ commands, data }) => commands.join().includes(email) && data.includes(`/${page}#`));
    const text = mail?.data.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=') ?? '';
    return kept(`the link to ${page}`, new RegExp(`/${page}#([A-Za-z0-9_-]+)`).exec(text)?.[1]);
  }, PATIENCE);
}

async function signIn(email: string, password: string): Promise<string> {
  const { headers, text } = await send(`${first}/api/auth/csrf`);
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  kept('the secret of a form', csrfToken);
  const body = new URLSearchParams({ email, password, csrfToken, json: 'true' });
  const answer = await send(`${first}/api/auth/callback/credentials`, { method: 'POST', headers: { cookie }, body });
  const session = answer.headers.getSetCookie().find((one) => one.startsWith('laurel.session='));
  const value = session?.split(';')[0] ?? '';
  return answer.status === 200 ? `laurel.session=${kept('a cookie', value.replace('laurel.session=', ''))}` : '';
}

async function accountStory(): Promise<void> {
  const email = planted(personal, 'the address', (word) => `${word}@example.com`);
  const name = planted(personal, 'the name');
  const password = planted(secrets, 'the first password');
  await call('account.register', { input: { name, email, password } });
  const token = await linkTokenFor(email, 'verify');
  await call('account.verify', { input: { token, password: planted(secrets, 'a wrong password at the link') } });
  await call('account.verify', { input: { token, password } });
  expect(await signIn(email, planted(secrets, 'a wrong password'))).toBe('');
  const cookie = await signIn(email, password);
  await call('profile.rename', { cookie, input: { name: planted(personal, 'the new name') } });
  const second = planted(secrets, 'the second password');
  await call('profile.changePassword', { cookie, input: { current: password, password: second } });
  await call('account.forgot', { input: { email } });
  const reset = await linkTokenFor(email, 'reset');
  const third = planted(secrets, 'the third password');
  await call('account.reset', { input: { token: reset, password: third } });
  expect(await signIn(email, third)).not.toBe('');
  await call('profile.confirm', { cookie, input: { password: planted(secrets, 'a wrong password again') } });
  const unknown = planted(personal, 'an address the mail server refuses', (word) => `refused-${word}@example.com`);
  await call('account.register', { input: { name, email: unknown, password } });
}

async function tokenStory({ admin }: Program): Promise<string> {
  const cookie = await cookieOf(admin);
  kept('the cookie of an admin', cookie.replace('laurel.session=', ''));
  const input = { name: 'Story', scopes: ['purchases:write', 'purchases:read', 'webhooks:write'] };
  const { json } = JSON.parse((await call('tokens.create', { cookie, input })).text).result.data;
  const rotated = JSON.parse((await call('tokens.rotate', { cookie, input: { tokenId: json.id } })).text);
  const secretOf = (token: string) => token.slice(token.lastIndexOf('_') + 1);
  kept('a token', secretOf(json.token));
  kept('a rotated token', secretOf(rotated.result.data.json.token));
  const invited = planted(personal, 'an invited address', (word) => `${word}@example.com`);
  await call('people.invite', { cookie, input: { name: planted(personal, 'an invited name'), email: invited } });
  return rotated.result.data.json.token;
}

async function partnerStory(token: string): Promise<void> {
  const hook = {
    url: `http://127.0.0.1:1/${planted(secrets, 'the path of a webhook')}`,
    eventTypes: ['badge.unlocked'],
  };
  const made = await partner('POST', '/webhooks', { token, body: hook });
  const { data } = JSON.parse(made.text);
  kept('the secret of a webhook', data.secret.replace('whsec_', ''));
  await partner('PATCH', `/webhooks/${data.id}`, { token, body: { rotateSecret: true } });
  const email = planted(personal, 'a buyer’s address', (word) => `${word}@example.com`);
  const customer = { externalId: planted(personal, 'a buyer’s id'), email, name: planted(personal, 'a buyer') };
  const metadata = { note: planted(personal, 'a note') };
  const order = {
    orderId: `o-${data.id}`,
    customer,
    amount: 6_000_000,
    currency: 'NGN',
    status: 'completed',
    metadata,
  };
  expect((await partner('POST', '/purchases', { token, body: order })).status).toBe(201);
  await partner('POST', '/purchases', { token, body: { ...order, [planted(personal, 'an odd field')]: 1 } });
  await partner('POST', '/purchases', { token, body: { ...order, amount: planted(personal, 'an odd amount') } });
  await partner('GET', `/purchases?email=${email}`, { token });
  await partner('GET', `/${planted(secrets, 'an odd path')}`, { token });
  await partner('GET', '/purchases', { token: `lrl_live_${planted(secrets, 'a made up token')}` });
  await partner('GET', '/purchases', { token, headers: { cookie: `a=${planted(secrets, 'an odd cookie')}` } });
  await call('home.view', { type: 'query', input: { password: planted(secrets, 'an odd input') } });
  await send(`${first}/sign-in?callbackUrl=${planted(secrets, 'where to go on to')}`);
  const processed = async () => {
    const [row] = await sql`select processed_for_loyalty as done from purchases where order_id = ${order.orderId}`;
    expect(row?.done).toBe(true);
  };
  await vi.waitFor(processed, PATIENCE);
}

async function payoutStory({ id, admin }: Program): Promise<void> {
  const [buyer] = await sql<{ id: string }[]>`
    select id from users where program_id = ${id} and role = 'customer' limit 1`;
  const say = async (provider: string, details: object) =>
    (
      await call('customers.setPayoutAccount', {
        cookie: await cookieOf(admin),
        input: { customerId: buyer?.id, account: { provider, details } },
      })
    ).status;
  expect(await say('sandbox', { recipient: planted(secrets, 'the account a buyer is paid to') })).toBe(200);
  expect(await say('paystack', { accountNumber: planted(secrets, 'an account that is none') })).toBe(422);
}

beforeAll(async () => {
  for (const [what, value] of Object.entries(live.secrets)) kept(what, value);
  await aLiveProgram(DEFAULT_PROGRAM.slug);
  await accountStory();
  const program = await aLiveProgram();
  await partnerStory(await tokenStory(program));
  await payoutStory(program);
  kept('a token given by command', (await aToken(program.id)).token.slice(-32));
});

async function rowsWith(value: string): Promise<string[]> {
  const tables = await sql<{ name: string; schema: string }[]>`
    select table_name as name, table_schema as schema from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`;
  const found: string[] = [];
  for (const { name, schema } of tables) {
    const rows = await sql`select 1 from ${sql(`${schema}.${name}`)} t where strpos(t::text, ${value}) > 0 limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('a whole story, told at the finest log level', () => {
  it('leaves no secret and nothing personal in what the processes say', async () => {
    const log = await readFile(live.logFile, 'utf8');
    expect(log).toContain('"service":"web"');
    expect(log).toContain('"service":"worker"');
    const leaks = [...secrets, ...personal].filter(([, value]) => log.includes(value)).map(([what]) => what);
    expect(leaks).toEqual([]);
  });

  it('leaves no secret in the database', async () => {
    // The address of a webhook is the partner's, and shown to them.
    const mayBeKept = new Set(['the path of a webhook']);
    const leaks: string[] = [];
    for (const [what, value] of secrets) {
      const places = mayBeKept.has(what) ? [] : await rowsWith(value);
      if (places.length > 0) leaks.push(`${what}: ${places.join(', ')}`);
    }
    expect(leaks).toEqual([]);
  });

  it('leaves what is personal only where it belongs: with the person, the purchase, the mail', async () => {
    const places = new Set<string>();
    for (const [, value] of personal) for (const place of await rowsWith(value)) places.add(place);
    expect([...places].sort()).toEqual(['account_links', 'mails', 'purchases', 'users']);
  });
});
