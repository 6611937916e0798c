import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { accountLinks } from '#db/schema/identity.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testClock, testContext, uniqueWord } from '#db/testing/factories.ts';
import { TooMany } from '#server/kernel/errors.ts';
import { aRegistered, change, PASSWORD } from '../testing/registered.ts';
import { askRegistration } from './ask-registration.ts';
import { askReset } from './ask-reset.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { inviteAdmin } from './invite-admin.ts';
import { arrived, delivered, refusalOf, stranger, tokenFor, tokenIn } from './testing/mailbox.ts';

const { db } = await testDatabase();
const program = await aProgram(testContext(db), { slug: 'laurel-demo', name: 'The shop' });
const password = 'a private staple';
const HOUR = 3_600_000;

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let email: string;

beforeEach(() => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  email = `${uniqueWord('bola')}@example.com`;
});

const ask = (address = email, wanted: object = {}) =>
  askRegistration(stranger(house), { name: 'Bola', email: address, password, ...wanted });
const confirm = (token: string, given = password) => confirmRegistration(stranger(house), { token, password: given });
const known = (address = email) =>
  db
    .select()
    .from(users)
    .where(and(eq(users.programId, program.id), eq(users.email, address)));

describe('registering', () => {
  it('makes a customer of the default program once the mailbox was read, and not before', async () => {
    await ask(` ${email.toUpperCase()} `);
    expect(await known()).toEqual([]);
    expect(await confirm(await tokenFor(house, email))).toEqual({ email });
    const [customer] = await known();
    expect(customer).toMatchObject({ role: 'customer', name: 'Bola', emailVerifiedAt: clock.now() });
    expect((await arrived(house, email, password)).person).toMatchObject({ userId: customer?.id, role: 'customer' });
  });

  it('keeps neither the password nor the token, only what proves them', async () => {
    await ask();
    const token = await tokenFor(house, email);
    const [link] = await db.select().from(accountLinks).where(eq(accountLinks.email, email));
    const kept = JSON.stringify(link);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(password);
    expect(link).toMatchObject({ tokenSha256: expect.stringMatching(/^[0-9a-f]{64}$/), usedAt: null });
  });

  it.each([
    ['a role', { role: 'admin' }],
    ['a program', { programId: program.id }],
    ['points', { totalPoints: 1_000 }],
    ['a verified address', { emailVerifiedAt: '2026-01-01' }],
  ])('never takes %s from the form', async (_what, extra) => {
    expect(await refusalOf(ask(email, extra))).toMatchObject({ kind: 'rule', code: 'validation_failed' });
    expect(await delivered(house, email)).toEqual([]);
  });

  it.each([
    ['too short', 'seven77', 'password'],
    ['too long', 'x'.repeat(129), 'password'],
    ['among the most common', 'iloveyou', 'password'],
    ['among the most common in capitals', 'PASSWORD1', 'password'],
  ])('refuses a password that is %s', async (_case, weak, field) => {
    const refusal = await refusalOf(ask(email, { password: weak }));
    expect(Object.keys(refusal.errors ?? {})).toEqual([field]);
  });

  it('refuses the address as its own password, and takes 128 characters of any kind', async () => {
    expect((await refusalOf(ask(email, { password: email }))).errors).toHaveProperty('password');
    await expect(ask(email, { password: `\u{1F511} ${'ü'.repeat(125)}` })).resolves.toBeUndefined();
  });
});

describe('the link', () => {
  it('works once', async () => {
    await ask();
    const token = await tokenFor(house, email);
    await confirm(token);
    expect((await refusalOf(confirm(token))).code).toBe('link_invalid');
  });

  it('works for one of many who try at the same moment', async () => {
    await ask();
    const token = await tokenFor(house, email);
    const tries = await Promise.allSettled([confirm(token), confirm(token), confirm(token), confirm(token)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await known()).toHaveLength(1);
  });

  it('is too old after a day', async () => {
    await ask();
    const token = await tokenFor(house, email);
    clock.forward(24 * HOUR);
    expect((await refusalOf(confirm(token))).code).toBe('link_invalid');
  });

  it('needs the password chosen, so that nobody is led into an account that a stranger began', async () => {
    await ask();
    const token = await tokenFor(house, email);
    expect((await refusalOf(confirm(token, 'what the owner thinks'))).code).toBe('link_invalid');
    expect(await known()).toEqual([]);
    await confirm(token);
  });

  it('is not open to guessing at that password', async () => {
    await ask();
    const token = await tokenFor(house, email);
    for (let tries = 0; tries < 10; tries += 1) await refusalOf(confirm(token, `guess ${tries}`));
    expect(await refusalOf(confirm(token))).toBeInstanceOf(TooMany);
  });

  it('of a second registration does not disturb the first; whoever confirms first has the account', async () => {
    await askRegistration(stranger(house), { name: 'Thief', email, password: 'chosen by a thief' });
    const first = await tokenFor(house, email);
    await ask();
    await confirm(await tokenFor(house, email));
    expect((await refusalOf(confirm(first, 'chosen by a thief'))).code).toBe('link_invalid');
    expect((await arrived(house, email, password)).person.name).toBe('Bola');
  });

  it('of a registration sets no password of an account', async () => {
    await ask();
    const token = await tokenFor(house, email);
    const { resetPassword } = await import('./reset-password.ts');
    const attempt = resetPassword(stranger(house), { token, password: 'another long one' });
    expect((await refusalOf(attempt)).code).toBe('link_invalid');
  });

  it.each(['', 'x', 'A'.repeat(43), "' or true --"])('%j opens nothing', async (token) => {
    expect((await refusalOf(confirm(token))).kind).toBe('rule');
  });
});

describe('a record that a partner made for the address', () => {
  it('becomes the account, with all that was bought before, once the address is proven', async () => {
    const bought = await aPurchase(house, { programId: program.id, customer: { email } });
    await ask();
    expect((await known())[0]).toMatchObject({ id: bought.userId, passwordHash: null, emailVerifiedAt: null });
    await confirm(await tokenFor(house, email));
    expect(await known()).toHaveLength(1);
    expect((await arrived(house, email, password)).person.userId).toBe(bought.userId);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.subjectId, bought.userId));
    expect(entry).toMatchObject({ action: 'account.register', actor: 'anonymous', after: { claimed: true } });
  });

  it('keeps the name it has', async () => {
    await aPurchase(house, { programId: program.id, customer: { email, name: 'Bolanle Ade' } });
    await ask();
    await confirm(await tokenFor(house, email));
    expect((await known())[0]?.name).toBe('Bolanle Ade');
  });

  it('in another program is left alone', async () => {
    const elsewhere = await aPurchase(house, { customer: { email } });
    await ask();
    await confirm(await tokenFor(house, email));
    expect((await arrived(house, email, password)).person.userId).not.toBe(elsewhere.userId);
  });

  it('that was disabled is not claimed', async () => {
    const bought = await aPurchase(house, { programId: program.id, customer: { email } });
    await ask();
    const token = await tokenFor(house, email);
    await change(db, bought.userId, { disabledAt: clock.now() });
    expect((await refusalOf(confirm(token))).code).toBe('link_invalid');
  });
});

describe('an address that has an account', () => {
  it('is told by mail alone, and the account stays as it is', async () => {
    const ada = await aRegistered(house, { programId: program.id });
    await ask(ada.email);
    const [mail] = await delivered(house, ada.email);
    expect(mail?.subject).toBe('You have an account at The shop');
    expect(mail?.text).not.toContain('#');
    expect((await arrived(house, ada.email, PASSWORD)).person.userId).toBe(ada.id);
  });

  it('of an invited admin gives nobody the role: the invitation alone opens it', async () => {
    await inviteAdmin(house, { programId: program.id, name: 'Chidi', email });
    const [invitation] = await delivered(house, email);
    await ask();
    const [mail] = await delivered(house, email);
    expect(mail?.subject).toBe('You have an account at The shop');
    expect(invitation && tokenIn(invitation)).toBeTruthy();
  });

  it('made while the mail was on its way is not taken over', async () => {
    await ask();
    const token = await tokenFor(house, email);
    const ada = await aRegistered(house, { programId: program.id });
    await change(db, ada.id, { email });
    expect((await refusalOf(confirm(token))).code).toBe('link_invalid');
    expect((await arrived(house, email, PASSWORD)).person.userId).toBe(ada.id);
  });
});

describe('asking for mails', () => {
  it.each([
    ['registering', () => ask()],
    ['forgetting', () => askReset(stranger(house), { email })],
  ])('ends for a mailbox after ten in an hour, by %s', async (_deed, deed) => {
    for (let times = 0; times < 10; times += 1) await deed();
    const refusal = await refusalOf(deed());
    expect(refusal).toMatchObject({ kind: 'too_many', retryAfterSeconds: 3_600 });
    clock.forward(HOUR);
    await deed();
  });

  it('ends for one address on the network after thirty', async () => {
    const here = stranger(house, '192.0.2.20');
    for (let times = 0; times < 30; times += 1) await askReset(here, { email: `${times}-${email}` });
    expect(await refusalOf(askReset(here, { email }))).toBeInstanceOf(TooMany);
  });
});
