import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testClock, testContext } from '#db/testing/factories.ts';
import { TooMany } from '#server/kernel/errors.ts';
import { requireConfirmed } from '#server/kernel/policies.ts';
import { endSession } from '../end-session.ts';
import { resumeSession } from '../resume-session.ts';
import { aRegistered, PASSWORD, type Registered } from '../testing/registered.ts';
import { askReset } from './ask-reset.ts';
import { changePassword } from './change-password.ts';
import { confirmPassword } from './confirm-password.ts';
import { endSessions } from './end-sessions.ts';
import { profileView } from './queries.ts';
import { renamePerson } from './rename-person.ts';
import { resetPassword } from './reset-password.ts';
import { arrived, delivered, refusalOf, resumed, stranger, tokenFor } from './testing/mailbox.ts';

const { db } = await testDatabase();
const program = await aProgram(testContext(db), { slug: 'laurel-demo' });
const next = 'a fresh private staple';
const MINUTE = 60_000;

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let ada: Registered;

beforeEach(async () => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  ada = await aRegistered(house, { programId: program.id });
});

const here = () => arrived(house, ada.email, PASSWORD);
const isIn = async (sessionId: string) => (await resumeSession(db, sessionId, clock.now())) !== null;

describe('changing the password', () => {
  it('ends every other session and keeps this one', async () => {
    const [mine, other, another] = [await here(), await here(), await here()];
    await changePassword(mine.ctx, mine.person, { current: PASSWORD, password: next });
    expect(await isIn(mine.person.sessionId)).toBe(true);
    expect(await isIn(other.person.sessionId)).toBe(false);
    expect(await isIn(another.person.sessionId)).toBe(false);
    expect((await arrived(house, ada.email, next)).person.userId).toBe(ada.id);
  });

  it('leaves other people signed in', async () => {
    const bola = await aRegistered(house, { programId: program.id });
    const { person } = await arrived(house, bola.email, PASSWORD);
    const mine = await here();
    await changePassword(mine.ctx, mine.person, { current: PASSWORD, password: next });
    expect(await isIn(person.sessionId)).toBe(true);
  });

  it('makes links of earlier mails worthless, and tells the owner', async () => {
    await askReset(stranger(house), { email: ada.email });
    const token = await tokenFor(house, ada.email);
    const mine = await here();
    await changePassword(mine.ctx, mine.person, { current: PASSWORD, password: next });
    const attempt = resetPassword(stranger(house), { token, password: 'what a thief wants' });
    expect((await refusalOf(attempt)).code).toBe('link_invalid');
    expect((await delivered(house, ada.email)).map(({ subject }) => subject)[0]).toContain('was changed');
  });

  it('needs the present password, and a thief at an open screen has five guesses', async () => {
    const mine = await here();
    const guess = (current: string) => changePassword(mine.ctx, mine.person, { current, password: next });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await refusalOf(guess(`guess ${tries}`))).code).toBe('password_wrong');
    }
    expect(await refusalOf(guess(PASSWORD))).toBeInstanceOf(TooMany);
    clock.forward(15 * MINUTE);
    await guess(PASSWORD);
  });

  it('refuses a common one, and the own address', async () => {
    const mine = await here();
    for (const password of ['12345678', ada.email, 'short']) {
      const refusal = await refusalOf(changePassword(mine.ctx, mine.person, { current: PASSWORD, password }));
      expect(refusal.errors).toHaveProperty('password');
    }
  });

  it("is nobody else's to do, not even an admin's", async () => {
    const admin = await aRegistered(house, { role: 'admin', programId: program.id });
    const [theirs, mine] = [await arrived(house, admin.email, PASSWORD), await here()];
    const attempt = changePassword(theirs.ctx, mine.person, { current: PASSWORD, password: next });
    expect((await refusalOf(attempt)).kind).toBe('forbidden');
  });
});

describe('giving the password again', () => {
  it('counts for this session, for ten minutes', async () => {
    const [mine, other] = [await here(), await here()];
    clock.forward(10 * MINUTE);
    const stale = await resumed(house, mine.person.sessionId);
    expect(() => requireConfirmed(stale.ctx.actor, clock.now())).toThrow('Give your password again');
    await confirmPassword(stale.ctx, stale.person, { password: PASSWORD });
    const fresh = await resumed(house, mine.person.sessionId);
    expect(() => requireConfirmed(fresh.ctx.actor, clock.now())).not.toThrow();
    const elsewhere = await resumed(house, other.person.sessionId);
    expect(() => requireConfirmed(elsewhere.ctx.actor, clock.now())).toThrow('Give your password again');
  });

  it('wrong changes nothing', async () => {
    const mine = await here();
    clock.forward(10 * MINUTE);
    const attempt = confirmPassword(mine.ctx, mine.person, { password: 'a guess' });
    expect((await refusalOf(attempt)).code).toBe('password_wrong');
    const still = await resumed(house, mine.person.sessionId);
    expect(() => requireConfirmed(still.ctx.actor, clock.now())).toThrow('Give your password again');
  });
});

describe('my sessions', () => {
  it('are listed with the one I look from, and without those that are over', async () => {
    const [mine, other, ended] = [await here(), await here(), await here()];
    await endSession(mine.ctx, ended.person.sessionId);
    const { sessions } = await profileView(mine.ctx, mine.person);
    const current = new Map(sessions.map(({ id, isCurrent }) => [id, isCurrent]));
    expect(current).toEqual(
      new Map([
        [mine.person.sessionId, true],
        [other.person.sessionId, false],
      ]),
    );
    clock.forward(7 * 24 * 60 * MINUTE);
    expect((await profileView(mine.ctx, mine.person)).sessions).toEqual([]);
  });

  it("end all together, this one as well, and nobody else's", async () => {
    const bola = await aRegistered(house, { programId: program.id });
    const theirs = await arrived(house, bola.email, PASSWORD);
    const [mine, other] = [await here(), await here()];
    await endSessions(mine.ctx, mine.person);
    expect([await isIn(mine.person.sessionId), await isIn(other.person.sessionId)]).toEqual([false, false]);
    expect(await isIn(theirs.person.sessionId)).toBe(true);
    expect((await refusalOf(endSessions(mine.ctx, theirs.person))).kind).toBe('forbidden');
  });
});

describe('my name', () => {
  it('changes by me alone, and nothing else with it', async () => {
    const mine = await here();
    await renamePerson(mine.ctx, mine.person, { name: ' Ada Obi ' });
    const [row] = await db.select().from(users).where(eq(users.id, ada.id));
    expect(row).toMatchObject({ name: 'Ada Obi', role: 'customer', email: ada.email });
    const sly = { name: 'Ada', role: 'admin' };
    expect((await refusalOf(renamePerson(mine.ctx, mine.person, sly))).errors).toHaveProperty('role');
    expect((await refusalOf(renamePerson(mine.ctx, mine.person, { name: '   ' }))).errors).toHaveProperty('name');
  });
});
