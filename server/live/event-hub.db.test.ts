import { setTimeout as delay } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EventType } from '#db/enums.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext, uniqueWord } from '#db/testing/factories.ts';
import type { SignedIn } from '#server/identity/contract.ts';
import { endSession } from '#server/identity/end-session.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { aRegistered, PASSWORD } from '#server/identity/testing/registered.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { EventHub, type Listen, MAX_STREAMS } from './event-hub.ts';
import { listenTo } from './testing/listener.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db, { now: () => new Date() });
const listen: Listen = (channel, heard, listening) => sql.listen(channel, heard, listening);
const deaf: Listen = async () => undefined;

function aHub(overrides: Partial<{ listen: Listen; lookEveryMs: number }> = {}): EventHub {
  const hub = new EventHub({ db, listen, log: ctx.log, now: ctx.now, lookEveryMs: 60_000, ...overrides });
  onTestFinished(() => hub.close());
  return hub;
}

async function aPerson(role: SignedIn['role'] = 'customer', programId?: string): Promise<SignedIn> {
  const known = await aRegistered(ctx, { role, ...(programId && { programId }) });
  const anonymous = testContext(db, { actor: { kind: 'anonymous' }, now: ctx.now, address: uniqueWord('address') });
  const { sessionId } = await signIn(anonymous, { email: known.email, password: PASSWORD });
  const { id, programId: theirs } = known;
  return { sessionId, userId: id, programId: theirs, role, name: null, email: null, confirmedAt: null };
}

const aStranger = async (programId?: string) => {
  const { id: userId, ...rest } = await aCustomer(ctx, { programId });
  return { ...rest, userId };
};

const happen = (to: { userId: string; programId: string }, count = 1, type: EventType = 'purchase.rewarded') => {
  const { userId, programId } = to;
  const events = Array.from({ length: count }, (_, n) => ({ userId, programId, type, subjectId: null, data: { n } }));
  return db.transaction((tx) => writeEvents(tx, events, ctx.now()));
};

const open = (hub: EventHub, person: SignedIn, lastEventId?: string) =>
  listenTo((signal) => hub.open(person, lastEventId, signal));

const ids = (listener: { events: () => { id: string }[] }) => listener.events().map(({ id }) => id);

describe('an open page', () => {
  it('hears of what happens to its customer, in the order of the commits, and of nothing that happens to others', async () => {
    const hub = aHub();
    const ada = await aPerson();
    const other = await aStranger(ada.programId);
    const page = open(hub, ada);
    await page.heard('hello', 1);
    await happen(other);
    const first = await happen(ada);
    const second = await happen(ada, 2, 'badge.unlocked');
    await page.heard('event', 3);
    expect(ids(page)).toEqual([...first, ...second]);
    expect(page.events()[1]).toMatchObject({ type: 'badge.unlocked', userId: ada.userId, data: { n: 0 } });
  });

  it('of an admin hears of all customers of the program but their progress, and of no other program', async () => {
    const hub = aHub();
    const admin = await aPerson('admin');
    const [here, elsewhere] = [await aStranger(admin.programId), await aStranger()];
    const page = open(hub, admin);
    await page.heard('hello', 1);
    await happen(elsewhere);
    await happen(here, 1, 'achievement.progressed');
    const told = await happen(here, 1, 'cashback.completed');
    await page.heard('event', 1);
    expect(ids(page)).toEqual(told);
  });

  it('hears of what happened while it was opened', async () => {
    const ada = await aPerson();
    const before = await happen(ada);
    const page = open(aHub(), ada);
    await page.heard('event', 1);
    expect(ids(page)).toEqual(before);
  });

  it('is told to read everything anew when more happened than is worth telling', async () => {
    const hub = aHub();
    const ada = await aPerson();
    const page = open(hub, ada);
    await page.heard('hello', 1);
    await happen(ada, 900);
    await page.heard('refresh', 1);
    expect(page.events()).toEqual([]);
  });

  it('is one of a few that a person may have', async () => {
    const hub = aHub();
    const ada = await aPerson();
    const pages = Array.from({ length: MAX_STREAMS }, () => open(hub, ada));
    await Promise.all(pages.map((page) => page.heard('hello', 1)));
    expect(await open(hub, ada).ended).toMatchObject({ code: 'too_many' });
    pages[0]?.leave();
    await pages[0]?.ended;
    await open(hub, ada).heard('hello', 1);
    expect(hub.size).toBe(MAX_STREAMS);
  });
});

describe('a stream that broke off', () => {
  it('goes on behind the last message it got, and misses no event that was committed late', async () => {
    const hub = aHub();
    const ada = await aPerson();
    const page = open(hub, ada);
    await page.heard('hello', 1);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: isWritten, resolve: written } = Promise.withResolvers<string[]>();
    const event = { ...ada, type: 'badge.unlocked' as const, subjectId: null, data: {} };
    const slow = db.transaction(async (tx) => {
      written(await writeEvents(tx, [event], ctx.now()));
      await mayCommit;
    });
    const [late] = await isWritten;
    const [younger] = await happen(ada);
    await page.heard('event', 1);
    expect(ids(page)).toEqual([younger]);
    page.leave();
    await page.ended;
    commit();
    await slow;
    const [missed] = await happen(ada);

    const again = open(hub, ada, younger);
    await again.heard('event', 3);
    expect(ids(again)).toEqual([late, younger, missed]);
  });

  it('because the listening connection was ended, is told of all that happened meanwhile', async () => {
    const hub = aHub();
    const ada = await aPerson();
    const page = open(hub, ada);
    await page.heard('hello', 1);
    const all: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const killed = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and query like 'listen%' and state = 'idle'`;
      expect(killed.length).toBeGreaterThan(0);
      for (let n = 0; n < 5; n += 1) {
        all.push(...(await happen(ada)));
        await delay(20);
      }
      await page.heard('event', all.length);
    }
    expect(ids(page).toSorted()).toEqual(all.toSorted());
  });

  it('without anybody noticing that nothing is heard any more, is told by the next look', async () => {
    const ada = await aPerson();
    const page = open(aHub({ listen: deaf, lookEveryMs: 50 }), ada);
    await page.heard('hello', 1);
    const told = await happen(ada, 3);
    await page.heard('event', 3);
    expect(ids(page)).toEqual(told);
  });
});

describe('who is no longer signed in', () => {
  it.each([
    ['signed out', (ada: SignedIn) => endSession(ctx, ada.sessionId)],
    ['disabled', (ada: SignedIn) => db.update(users).set({ disabledAt: ctx.now() }).where(eq(users.id, ada.userId))],
    ['given another role', (ada: SignedIn) => db.update(users).set({ role: 'admin' }).where(eq(users.id, ada.userId))],
  ])('because they were %s, hears nothing more', async (_why, shutOut) => {
    const hub = aHub({ lookEveryMs: 30 });
    const ada = await aPerson();
    const page = open(hub, ada);
    await page.heard('hello', 1);
    await shutOut(ada);
    expect(await page.ended).toMatchObject({ why: 'signed_out' });
    expect(hub.size).toBe(0);
  });
});

it('ends all streams when the database cannot be asked who may still listen', async () => {
  const ada = await aPerson();
  let isAway = false;
  const sometimes = new Proxy(db, {
    get: (target, name, receiver) => {
      if (isAway && name === 'select') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const hub = new EventHub({ db: sometimes, listen: deaf, log: ctx.log, now: ctx.now, lookEveryMs: 20 });
  const page = open(hub, ada);
  await page.heard('hello', 1);
  isAway = true;
  expect(await page.ended).toMatchObject({ why: 'unavailable' });
});
