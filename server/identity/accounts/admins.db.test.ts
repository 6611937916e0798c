import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, aProgram, testClock, testContext, uniqueWord } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import { resumeSession } from '../resume-session.ts';
import { aRegistered, PASSWORD, type Registered } from '../testing/registered.ts';
import { askReset } from './ask-reset.ts';
import { changeRole } from './change-role.ts';
import { disableAccount } from './disable-account.ts';
import { inviteAdmin } from './invite-admin.ts';
import { adminList } from './queries.ts';
import { resetPassword } from './reset-password.ts';
import { arrived, delivered, refusalOf, stranger, tokenFor } from './testing/mailbox.ts';

const { db } = await testDatabase();
const { id: programId } = await aProgram(testContext(db), { slug: 'laurel-demo' });

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let admin: Registered;
let customer: Registered;

beforeEach(async () => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  admin = await aRegistered(house, { role: 'admin', programId });
  customer = await aRegistered(house, { programId });
});

const as = async (who: Registered) => (await arrived(house, who.email, PASSWORD)).ctx;
const auditOf = async (subjectId: string) => {
  const entries = await db.select().from(auditLog).where(eq(auditLog.subjectId, subjectId));
  return entries.map(({ actor, action, before, after }) => ({ actor, action, before, after }));
};

/** Every act on people, to be tried by those who may not. */
const acts = (userId: string, program = programId) => ({
  invite: (ctx: Awaited<ReturnType<typeof as>>) =>
    inviteAdmin(ctx, { programId: program, name: 'Mole', email: `${uniqueWord('mole')}@example.com` }),
  promote: (ctx: Awaited<ReturnType<typeof as>>) => changeRole(ctx, { programId: program, userId, role: 'admin' }),
  disable: (ctx: Awaited<ReturnType<typeof as>>) => disableAccount(ctx, { programId: program, userId, disabled: true }),
});

describe.each(['invite', 'promote', 'disable'] as const)('to %s', (act) => {
  it("is no customer's", async () => {
    expect((await refusalOf(acts(customer.id)[act](await as(customer)))).kind).toBe('forbidden');
  });

  it("is no partner's, whatever scopes the token has", async () => {
    const actor = { kind: 'token' as const, tokenId: newId(), programId, scopes: ['customers:write', 'admin', '*'] };
    expect((await refusalOf(acts(customer.id)[act](testContext(db, { actor })))).kind).toBe('forbidden');
  });

  it("is no stranger's", async () => {
    expect((await refusalOf(acts(customer.id)[act](stranger(house)))).kind).toBe('unauthenticated');
  });

  it("in another program is no admin's, and nothing there is known", async () => {
    const elsewhere = await aRegistered(house);
    const refusal = await refusalOf(acts(elsewhere.id, elsewhere.programId)[act](await as(admin)));
    expect(refusal.kind).toBe('not_found');
  });

  it('needs the password again after ten minutes', async () => {
    const ctx = await as(admin);
    clock.forward(600_000);
    expect((await refusalOf(acts(customer.id)[act](ctx))).code).toBe('confirmation_required');
  });
});

describe('an admin', () => {
  it('makes a registered customer an admin and back, which counts at the next request and is written down', async () => {
    const ctx = await as(admin);
    const { person } = await arrived(house, customer.email, PASSWORD);
    const roleNow = async () => (await resumeSession(db, person.sessionId, clock.now()))?.role;
    await changeRole(ctx, { programId, userId: customer.id, role: 'admin' });
    expect(await roleNow()).toBe('admin');
    await changeRole(ctx, { programId, userId: customer.id, role: 'customer' });
    expect(await roleNow()).toBe('customer');
    const actor = `person:${admin.id}`;
    expect(await auditOf(customer.id)).toEqual([
      { actor, action: 'account.role', before: { role: 'customer' }, after: { role: 'admin' } },
      { actor, action: 'account.role', before: { role: 'admin' }, after: { role: 'customer' } },
    ]);
  });

  it('does not make a record without an account an admin: whoever registered for it would be one', async () => {
    const { id } = await aCustomer(house, { programId });
    const ctx = await as(admin);
    expect((await refusalOf(changeRole(ctx, { programId, userId: id, role: 'admin' }))).code).toBe('not_registered');
    expect((await refusalOf(changeRole(ctx, { programId, userId: newId(), role: 'admin' }))).kind).toBe('not_found');
  });

  it('neither changes their own role nor shuts themselves out', async () => {
    const ctx = await as(admin);
    const own = { programId, userId: admin.id };
    expect((await refusalOf(changeRole(ctx, { ...own, role: 'customer' }))).code).toBe('own_account');
    expect((await refusalOf(disableAccount(ctx, { ...own, disabled: true }))).code).toBe('own_account');
  });

  it('invites an address that nobody has, and may send the mail again', async () => {
    const ctx = await as(admin);
    const email = `${uniqueWord('chidi')}@example.com`;
    const { userId } = await inviteAdmin(ctx, { programId, name: 'Chidi', email });
    expect(await inviteAdmin(ctx, { programId, name: 'Chidi', email })).toEqual({ userId });
    expect(await delivered(house, email)).toHaveLength(2);
    expect((await auditOf(userId))[0]).toMatchObject({ actor: `person:${admin.id}`, action: 'account.invite' });
    const taken = inviteAdmin(ctx, { programId, name: 'Ada', email: customer.email });
    expect((await refusalOf(taken)).code).toBe('person_exists');
  });
});

describe('a person who is shut out', () => {
  it('is a stranger from the next request on, on every connection, until they are let in again', async () => {
    const { person } = await arrived(house, customer.email, PASSWORD);
    const ctx = await as(admin);
    await disableAccount(ctx, { programId, userId: customer.id, disabled: true });
    expect(await resumeSession(db, person.sessionId, clock.now())).toBeNull();
    expect((await refusalOf(arrived(house, customer.email, PASSWORD))).code).toBe('sign_in_failed');
    await disableAccount(ctx, { programId, userId: customer.id, disabled: false });
    expect(await resumeSession(db, person.sessionId, clock.now())).toBeNull();
    expect((await arrived(house, customer.email, PASSWORD)).person.userId).toBe(customer.id);
    expect((await auditOf(customer.id)).map(({ action }) => action)).toEqual(['account.disable', 'account.enable']);
  });

  it('does not come back by a link that was on its way', async () => {
    await askReset(stranger(house), { email: customer.email });
    const token = await tokenFor(house, customer.email);
    const ctx = await as(admin);
    await disableAccount(ctx, { programId, userId: customer.id, disabled: true });
    await disableAccount(ctx, { programId, userId: customer.id, disabled: false });
    const attempt = resetPassword(stranger(house), { token, password: 'a private staple' });
    expect((await refusalOf(attempt)).code).toBe('link_invalid');
  });
});

describe('the list of admins', () => {
  it('names who was invited and who is shut out, and which of them one is', async () => {
    const ctx = await as(admin);
    const { userId } = await inviteAdmin(ctx, { programId, name: 'New', email: `${uniqueWord('new')}@example.com` });
    const rows = await adminList(ctx, programId);
    expect(rows.find(({ id }) => id === admin.id)).toMatchObject({ isOpen: true, isSelf: true, disabledAt: null });
    expect(rows.find(({ id }) => id === userId)).toMatchObject({ isOpen: false, isSelf: false, name: 'New' });
    expect(rows.some(({ id }) => id === customer.id)).toBe(false);
  });

  it("is no customer's", async () => {
    const refusal = await refusalOf(adminList(await as(customer), programId));
    expect(refusal.kind).toBe('forbidden');
  });
});
