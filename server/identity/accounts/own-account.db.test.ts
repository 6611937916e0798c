import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testClock, testContext } from '#db/testing/factories.ts';
import { personalData } from '#server/insights/portal/export-queries.ts';
import { resumeSession } from '../resume-session.ts';
import { aRegistered, PASSWORD, type Registered } from '../testing/registered.ts';
import { askEmailChange } from './ask-email-change.ts';
import { confirmEmailChange } from './confirm-email-change.ts';
import { deleteAccount } from './delete-account.ts';
import { arrived, delivered, refusalOf, stranger, tokenFor } from './testing/mailbox.ts';

const { db } = await testDatabase();
const program = await aProgram(testContext(db), { slug: 'laurel-demo' });

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let ada: Registered;
let fresh = '';

beforeEach(async () => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  ada = await aRegistered(house, { programId: program.id });
  fresh = `new-${ada.email}`;
});

const here = () => arrived(house, ada.email, PASSWORD);
const row = async () => (await db.select().from(users).where(eq(users.id, ada.id)))[0];

describe('another address', () => {
  const ask = async (email = fresh) => {
    const { ctx, person } = await here();
    await askEmailChange(ctx, person, { email, password: PASSWORD });
  };

  it('counts once its mailbox was read, and the one before is told', async () => {
    await ask();
    expect((await row())?.email).toBe(ada.email);
    const token = await tokenFor(house, fresh);
    await expect(confirmEmailChange(stranger(house), { token })).resolves.toEqual({ email: fresh });
    expect((await row())?.email).toBe(fresh);
    const [notice] = await delivered(house, ada.email);
    expect(notice?.subject).toContain('address');
    expect((await arrived(house, fresh, PASSWORD)).person.userId).toBe(ada.id);
  });

  it('needs the password', async () => {
    const { ctx, person } = await here();
    const refused = await refusalOf(askEmailChange(ctx, person, { email: fresh, password: 'a guess at it' }));
    expect(refused.code).toBe('password_wrong');
  });

  it('that somebody has already gets a mail without a link', async () => {
    const bola = await aRegistered(house, { programId: program.id });
    await ask(bola.email);
    const [mail] = await delivered(house, bola.email);
    expect(mail?.text).not.toContain('confirm-email');
  });

  it('that somebody took in the meantime is refused', async () => {
    await ask();
    const token = await tokenFor(house, fresh);
    const bola = await aRegistered(house, { programId: program.id });
    await db.update(users).set({ email: fresh }).where(eq(users.id, bola.id));
    expect((await refusalOf(confirmEmailChange(stranger(house), { token }))).code).toBe('link_invalid');
  });

  it('is confirmed once', async () => {
    await ask();
    const token = await tokenFor(house, fresh);
    await confirmEmailChange(stranger(house), { token });
    expect((await refusalOf(confirmEmailChange(stranger(house), { token }))).code).toBe('link_invalid');
  });
});

describe('leaving', () => {
  it('takes name, address and password, and ends every session', async () => {
    const { ctx, person } = await here();
    await deleteAccount(ctx, person, { password: PASSWORD });
    expect(await row()).toMatchObject({ name: null, email: null, passwordHash: null });
    expect(await resumeSession(db, person.sessionId, clock.now())).toBeNull();
  });

  it('needs the password, and is not for admins', async () => {
    const { ctx, person } = await here();
    expect((await refusalOf(deleteAccount(ctx, person, { password: 'a guess at it' }))).code).toBe('password_wrong');
    const boss = await aRegistered(house, { programId: program.id, role: 'admin' });
    const admin = await arrived(house, boss.email, PASSWORD);
    expect((await refusalOf(deleteAccount(admin.ctx, admin.person, { password: PASSWORD }))).kind).toBe('forbidden');
  });
});

describe('what the house knows of a customer', () => {
  it('is theirs to take along', async () => {
    const { ctx } = await here();
    const known = await personalData(ctx, ada.id);
    expect(known.customer).toMatchObject({ id: ada.id, email: ada.email });
    expect(known.purchases).toMatchObject([{ total: { amount: '60000.00', currency: 'NGN' }, status: 'pending' }]);
    expect(JSON.parse(JSON.stringify(known))).toEqual(known);
  });

  it("is nobody else's", async () => {
    const bola = await aRegistered(house, { programId: program.id });
    const { ctx } = await arrived(house, bola.email, PASSWORD);
    expect((await refusalOf(personalData(ctx, ada.id))).kind).toBe('forbidden');
  });
});
