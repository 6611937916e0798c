import { beforeAll, describe, expect, it, vi } from 'vitest';
import { aCustomer, aPurchase } from '#db/testing/factories.ts';
import { endSession } from '#server/identity/end-session.ts';
import { aRegistered, change } from '#server/identity/testing/registered.ts';
import { newId } from '#server/kernel/id.ts';
import { isQuiet } from '#workers/testing/worker-process.ts';
import { fingerprint, type Ids, idsOfPerson, idsOfProgram } from './database.ts';
import { ID, procedures, sampleOf, takesIds, withId } from './procedures.ts';
import {
  aLiveProgram,
  aToken,
  call,
  cookieFor,
  cookieOf,
  db,
  house,
  type Program,
  partner,
  type Reply,
  sql,
  withoutIds,
} from './stage.ts';

const PATIENCE = { timeout: 30_000, interval: 100 };
const RULE = { name: 'Theirs', points: 1, criteria: { type: 'purchase', target: 1 } };
/** Open to strangers on purpose. */
const FOR_ANYONE = ['account.confirmEmail', 'account.forgot', 'account.register', 'account.reset', 'account.verify'];
const named = procedures.map((one) => [one.path, one] as const);
const closed = named.filter(([, { audience }]) => audience !== 'anyone');

let ours: Program;
let theirs: Program;
let customer: { id: string; cookie: string };
let adminCookie: string;
/** Cookies of sessions that are over, by the role of whose they were. */
let over: Record<'customer' | 'admin', string[]>;
let before: Record<string, string>;

beforeAll(async () => {
  ours = await aLiveProgram();
  theirs = await aLiveProgram();
  const registered = await aRegistered(house, { programId: ours.id });
  customer = { id: registered.id, cookie: await cookieOf(registered) };
  adminCookie = await cookieOf(ours.admin);
  over = { customer: await overCookies('customer'), admin: await overCookies('admin') };
  await fillWithThings(theirs);
  await vi.waitFor(allIsQuiet, PATIENCE);
  before = await fingerprint();
});

/** Of a session that was ended, one that ran out, one whose person was shut out, and one that never was. */
async function overCookies(role: 'customer' | 'admin'): Promise<string[]> {
  const person = await aRegistered(house, { programId: ours.id, role });
  const ended = await cookieOf(person);
  const expired = await cookieOf(person);
  const disabled = await aRegistered(house, { programId: ours.id, role });
  const shut = await cookieOf(disabled);
  const [last, lastButOne] = await sql`select id from sessions where user_id = ${person.id} order by id desc`;
  await endSession(house, String(lastButOne?.id));
  await sql`update sessions set expires_at = now() - interval '1 second' where id = ${String(last?.id)}`;
  await change(db, disabled.id, { disabledAt: new Date() });
  return [ended, expired, shut, await cookieFor(newId())];
}

/** Something of every kind that a partner can make, and what the worker makes of it. */
async function fillWithThings({ id, admin }: Program): Promise<void> {
  const { token } = await aToken(id);
  await partner('POST', '/webhooks', { token, body: { url: 'http://127.0.0.1:1/', eventTypes: ['badge.unlocked'] } });
  const { userId } = await aPurchase(house, { programId: id });
  const activity = { customer: { id: userId }, name: 'review', key: newId() };
  await partner('POST', '/activities', { token, body: activity });
  const draft = { subject: 'achievement', key: 'theirs', definition: RULE };
  const cookie = await cookieOf(admin);
  expect((await call('reevaluations.preview', { cookie, input: draft })).status).toBe(200);
}

async function allIsQuiet(): Promise<void> {
  if (!(await isQuiet(sql))) throw new Error('the worker is not done');
}

const answerOf = ({ status, text }: Reply) => ({ status, text: withoutIds(text) });

describe('whom procedures are for', () => {
  it('is told by each; open to strangers are only those that are known to be', () => {
    const open = procedures.filter(({ audience }) => audience === 'anyone').map(({ path }) => path);
    expect(open.sort()).toEqual(FOR_ANYONE);
  });
});

describe.each(closed)('%s', (path, procedure) => {
  const { audience, type } = procedure;
  const input = withId(sampleOf(procedure), newId());

  it('is closed to strangers, and to sessions that are over', async () => {
    before = await fingerprint();
    const cookies = [undefined, ...over[audience === 'customer' ? 'customer' : 'admin'], 'laurel.session=x'];
    const replies = await Promise.all(cookies.map((cookie) => call(path, { type, input, cookie })));
    expect(replies.map(({ status }) => status)).toEqual(cookies.map(() => 401));
    expect(new Set(replies.map((reply) => answerOf(reply).text)).size).toBe(1);
    expect(await fingerprint()).toEqual(before);
  });
});

describe.each(closed.filter(([, { audience }]) => audience !== 'person'))('%s', (path, procedure) => {
  const { audience, type } = procedure;
  it(`is for ${audience}s alone`, async () => {
    before = await fingerprint();
    const input = withId(sampleOf(procedure), newId());
    const cookie = audience === 'admin' ? customer.cookie : adminCookie;
    expect((await call(path, { type, input, cookie })).status).toBe(403);
    expect(await fingerprint()).toEqual(before);
  });
});

describe.each(closed.filter(([, one]) => takesIds(one)))('%s', (path, procedure) => {
  it('answers for what is another’s as for what nobody has', async () => {
    const { type, audience } = procedure;
    const cookie = audience === 'customer' ? customer.cookie : adminCookie;
    const stranger = await aCustomer(house, { programId: ours.id });
    const ids: Ids = {
      ...(await idsOfProgram(theirs.id)),
      ...(audience === 'admin' ? {} : await idsOfPerson(stranger.id)),
    };
    const ask = (id: string) => call(path, { type, input: withId(sampleOf(procedure), id), cookie });
    before = await fingerprint();
    const unknown = answerOf(await ask(newId()));
    expect([200, 403, 404, 409, 422]).toContain(unknown.status);
    for (const [table, id] of Object.entries(ids)) {
      expect({ table, ...answerOf(await ask(id)) }).toEqual({ table, ...unknown });
    }
    expect(await fingerprint()).toEqual(before);
  });
});

describe('the way to reach nothing', () => {
  it('is tried with ids of every kind of thing', async () => {
    expect(Object.keys(await idsOfProgram(theirs.id)).length).toBeGreaterThan(12);
    expect(ID).not.toBe(newId());
  });
});
