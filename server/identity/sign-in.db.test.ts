import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessions } from '#db/schema/identity.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { Refusal, TooMany } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { endSession } from './end-session.ts';
import { resumeSession } from './resume-session.ts';
import { SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './rules.ts';
import { signIn } from './sign-in.ts';
import { aRegistered, change, PASSWORD, type Registered } from './testing/registered.ts';

const { db } = await testDatabase();
const house = testContext(db);
const MINUTE = 60_000;

let clock: ReturnType<typeof testClock>;
let ada: Registered;

beforeEach(async () => {
  clock = testClock();
  ada = await aRegistered(house);
});

const stranger = (address?: string): Context =>
  testContext(db, { actor: { kind: 'anonymous' }, now: clock.now, address: address ?? newId() });

const as = (person: Registered): Context => {
  const actor: Actor = { kind: 'person', userId: person.id, programId: person.programId, role: 'customer' };
  return testContext(db, { actor, now: clock.now });
};

const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error('this was not refused');
  return error;
};

describe('signing in', () => {
  it('opens a session, whatever the case and the spaces of the address', async () => {
    const { sessionId } = await signIn(stranger(), { email: ` ${ada.email.toUpperCase()} `, password: PASSWORD });
    expect(await resumeSession(db, sessionId, clock.now())).toEqual({
      sessionId,
      userId: ada.id,
      programId: ada.programId,
      role: 'customer',
      name: 'Ada Okafor',
      email: ada.email,
      confirmedAt: clock.now(),
    });
  });

  it('remembers where a session was opened', async () => {
    const { sessionId } = await signIn(stranger('192.0.2.9'), { email: ada.email, password: PASSWORD }, 'A browser');
    const [row] = await db.select().from(sessions).where(eq(sessions.id, sessionId));
    expect(row).toMatchObject({ userAgent: 'A browser', address: '192.0.2.9', endedAt: null });
  });

  it('reads alike for an unknown address, a wrong password, a disabled and a never registered account', async () => {
    const disabled = await aRegistered(house);
    await change(db, disabled.id, { disabledAt: clock.now() });
    const partnerMade = await aRegistered(house);
    await change(db, partnerMade.id, { passwordHash: null });
    const tries = [
      { email: 'nobody@example.com', password: PASSWORD },
      { email: ada.email, password: 'a wrong password' },
      { email: disabled.email, password: PASSWORD },
      { email: partnerMade.email, password: PASSWORD },
      { email: 'not an address', password: PASSWORD },
      { email: ada.email, password: '' },
    ];
    const refusals = await Promise.all(tries.map((input) => refusalOf(signIn(stranger(), input))));
    expect(new Set(refusals.map(({ kind, code, message }) => `${kind} ${code} ${message}`)).size).toBe(1);
    expect(refusals[0]).toMatchObject({ kind: 'unauthenticated', code: 'sign_in_failed' });
  });

  it('finds the right program by the password when two programs know the address', async () => {
    const other = await aRegistered(house);
    const shared = `shared-${newId()}@example.com`;
    await change(db, ada.id, { email: shared, passwordHash: 'broken' });
    await change(db, other.id, { email: shared });
    const { userId } = await signIn(stranger(), { email: shared, password: PASSWORD });
    expect(userId).toBe(other.id);
  });
});

describe('guessing', () => {
  const guess = (address: string) => signIn(stranger(address), { email: ada.email, password: 'a guess' });

  it('is stopped after five tries, also for the right password, and told how long', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect((await refusalOf(guess('192.0.2.1'))).kind).toBe('unauthenticated');
    const right = signIn(stranger('192.0.2.1'), { email: ada.email, password: PASSWORD });
    const refusal = await refusalOf(right);
    expect(refusal).toBeInstanceOf(TooMany);
    expect(refusal).toMatchObject({ kind: 'too_many', retryAfterSeconds: 15 * 60 });
  });

  it('from elsewhere does not lock the customer out', async () => {
    for (let tries = 0; tries < 6; tries += 1) await refusalOf(guess('192.0.2.2'));
    const { userId } = await signIn(stranger('192.0.2.3'), { email: ada.email, password: PASSWORD });
    expect(userId).toBe(ada.id);
  });

  it('from ever new addresses ends at the account', async () => {
    const refusals: string[] = [];
    for (let tries = 0; tries < 52; tries += 1) refusals.push((await refusalOf(guess(newId()))).kind);
    expect(refusals.filter((kind) => kind === 'too_many')).toHaveLength(2);
  });

  it('at the same moment counts every try', async () => {
    const refusals = await Promise.all(Array.from({ length: 9 }, () => refusalOf(guess('192.0.2.4'))));
    expect(refusals.filter(({ kind }) => kind === 'too_many')).toHaveLength(4);
  });

  it('is forgotten after a quarter of an hour', async () => {
    for (let tries = 0; tries < 6; tries += 1) await refusalOf(guess('192.0.2.5'));
    clock.forward(15 * MINUTE);
    const { userId } = await signIn(stranger('192.0.2.5'), { email: ada.email, password: PASSWORD });
    expect(userId).toBe(ada.id);
  });

  it('is forgiven by the right password', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await refusalOf(guess('192.0.2.6'));
      const { userId } = await signIn(stranger('192.0.2.6'), { email: ada.email, password: PASSWORD });
      expect(userId).toBe(ada.id);
    }
  });
});

describe('a session', () => {
  const open = async () => (await signIn(stranger(), { email: ada.email, password: PASSWORD })).sessionId;

  it('is worth nothing from the moment it is ended', async () => {
    const sessionId = await open();
    await endSession(as(ada), sessionId);
    await endSession(as(ada), sessionId);
    expect(await resumeSession(db, sessionId, clock.now())).toBeNull();
  });

  it('of another person reads as unknown, and stays', async () => {
    const sessionId = await open();
    const other = await aRegistered(house);
    expect(await refusalOf(endSession(as(other), sessionId))).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(endSession(as(other), newId()))).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(endSession(stranger(), sessionId))).toMatchObject({ kind: 'unauthenticated' });
    expect(await resumeSession(db, sessionId, clock.now())).not.toBeNull();
  });

  it('dies with the account', async () => {
    const sessionId = await open();
    await change(db, ada.id, { disabledAt: clock.now() });
    expect(await resumeSession(db, sessionId, clock.now())).toBeNull();
  });

  it('lives on by use, but not beyond thirty days', async () => {
    const sessionId = await open();
    for (let week = 0; week < 4; week += 1) {
      clock.forward(SESSION_IDLE_MS - MINUTE);
      expect(await resumeSession(db, sessionId, clock.now())).not.toBeNull();
    }
    clock.forward(SESSION_ABSOLUTE_MS - 4 * (SESSION_IDLE_MS - MINUTE));
    expect(await resumeSession(db, sessionId, clock.now())).toBeNull();
  });

  it('that was idle for a week is over', async () => {
    const sessionId = await open();
    clock.forward(SESSION_IDLE_MS);
    expect(await resumeSession(db, sessionId, clock.now())).toBeNull();
  });

  it.each(['', 'x', "'; drop table sessions; --", newId()])('named %j does not exist', async (sessionId) => {
    expect(await resumeSession(db, sessionId, clock.now())).toBeNull();
  });
});
