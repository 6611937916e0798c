import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testClock, testContext } from '#db/testing/factories.ts';
import { TooMany } from '#server/kernel/errors.ts';
import { resumeSession } from '../resume-session.ts';
import { aRegistered, change, PASSWORD, type Registered } from '../testing/registered.ts';
import { askReset } from './ask-reset.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { inviteAdmin } from './invite-admin.ts';
import { resetPassword } from './reset-password.ts';
import { arrived, delivered, refusalOf, stranger, tokenFor, tokenIn } from './testing/mailbox.ts';

const { db } = await testDatabase();
const program = await aProgram(testContext(db), { slug: 'laurel-demo', name: 'The shop' });
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

const ask = (email = ada.email) => askReset(stranger(house), { email });
const reset = (token: string, password = next) => resetPassword(stranger(house), { token, password });

describe('a forgotten password', () => {
  it('is replaced with the link from the mail, and the old one is worth nothing', async () => {
    await ask(ada.email.toUpperCase());
    expect(await reset(await tokenFor(house, ada.email))).toEqual({ email: ada.email });
    expect((await arrived(house, ada.email, next)).person.userId).toBe(ada.id);
    expect((await refusalOf(arrived(house, ada.email, PASSWORD))).code).toBe('sign_in_failed');
  });

  it('signs out every browser, and tells the owner by mail', async () => {
    const { person } = await arrived(house, ada.email, PASSWORD);
    await ask();
    await reset(await tokenFor(house, ada.email));
    expect(await resumeSession(db, person.sessionId, clock.now())).toBeNull();
    const [notice] = await delivered(house, ada.email);
    expect(notice?.subject).toBe('Your password for The shop was changed');
    const entries = await db.select().from(auditLog).where(eq(auditLog.subjectId, ada.id));
    expect(entries.map(({ action }) => action)).toContain('password.reset');
  });

  it('of an address without an account is answered by mail alone', async () => {
    await ask('nobody@example.com');
    const [mail] = await delivered(house, 'nobody@example.com');
    expect(mail?.subject).toBe('No account at The shop with this address');
    expect(mail?.text).not.toContain('#');
  });

  it.each([
    ['disabled', { disabledAt: new Date() }],
    ['never registered', { passwordHash: null }],
  ])('opens no account that is %s', async (_case, state) => {
    await change(db, ada.id, state);
    await ask();
    const [mail] = await delivered(house, ada.email);
    expect(mail?.text).not.toContain('#');
  });

  it('of an address that two programs know is asked for in each, and each link opens its own', async () => {
    const other = await aRegistered(house);
    await change(db, other.id, { email: ada.email });
    await ask();
    const letters = await delivered(house, ada.email);
    expect(letters).toHaveLength(2);
    const mine = letters.find(({ subject }) => subject.endsWith('The shop'));
    await reset(mine ? tokenIn(mine) : '');
    expect((await arrived(house, ada.email, next)).person.userId).toBe(ada.id);
    expect((await arrived(house, ada.email, PASSWORD)).person.userId).toBe(other.id);
  });
});

describe('the link', () => {
  const refusedLink = async (work: Promise<unknown>) => expect((await refusalOf(work)).code).toBe('link_invalid');

  it('works once', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    await reset(token);
    await refusedLink(reset(token, 'what a thief wants'));
    expect((await arrived(house, ada.email, next)).person.userId).toBe(ada.id);
  });

  it('works for one of many who try at the same moment', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    const tries = await Promise.allSettled([1, 2, 3, 4].map((nth) => reset(token, `${next} ${nth}`)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is good for thirty minutes', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    clock.forward(30 * MINUTE - 1);
    await ask();
    const later = await tokenFor(house, ada.email);
    clock.forward(1);
    await refusedLink(reset(token));
    await reset(later);
  });

  it('takes all earlier ones along when it is used', async () => {
    await ask();
    const first = await tokenFor(house, ada.email);
    await ask();
    await reset(await tokenFor(house, ada.email));
    await refusedLink(reset(first, 'what a thief wants'));
  });

  it('opens the account it was sent for and no other', async () => {
    const other = await aRegistered(house, { programId: program.id });
    await ask();
    await reset(await tokenFor(house, ada.email));
    expect((await arrived(house, other.email, PASSWORD)).person.userId).toBe(other.id);
  });

  it('is worth nothing when the account has another address by now, or was disabled', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    await change(db, ada.id, { email: `new-${ada.email}` });
    await refusedLink(reset(token));
    await change(db, ada.id, { email: ada.email, disabledAt: clock.now() });
    await refusedLink(reset(token));
    await change(db, ada.id, { disabledAt: null });
    await reset(token);
  });

  it('is not used up by a password that is refused', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    expect((await refusalOf(reset(token, 'password1'))).errors).toHaveProperty('password');
    await reset(token);
  });

  it('opens no registration', async () => {
    await ask();
    const token = await tokenFor(house, ada.email);
    await refusedLink(confirmRegistration(stranger(house), { token, password: PASSWORD }));
  });

  it.each(['x', 'A'.repeat(43), '%00', "' or true --"])('%j opens nothing', (token) => refusedLink(reset(token)));

  it('cannot be searched for from one place', async () => {
    const here = stranger(house, '192.0.2.30');
    const guess = (nth: number) => resetPassword(here, { token: `${nth}`, password: next });
    for (let nth = 0; nth < 30; nth += 1) await refusedLink(guess(nth));
    expect(await refusalOf(guess(31))).toBeInstanceOf(TooMany);
  });

  it('of an invitation lets a new admin choose the first password, within three days', async () => {
    const email = `chidi-${ada.email}`;
    await inviteAdmin(house, { programId: program.id, name: 'Chidi', email });
    const token = await tokenFor(house, email);
    clock.forward(71 * 60 * MINUTE);
    await reset(token);
    expect((await arrived(house, email, next)).person).toMatchObject({ role: 'admin', name: 'Chidi' });
    await refusedLink(reset(token));
  });
});
