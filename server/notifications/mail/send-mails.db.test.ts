import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountLinks } from '#db/schema/identity.ts';
import { mails } from '#db/schema/mails.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testClock, testContext, uniqueWord } from '#db/testing/factories.ts';
import { askRegistration } from '#server/identity/accounts/ask-registration.ts';
import { askReset } from '#server/identity/accounts/ask-reset.ts';
import { refusalOf, stranger } from '#server/identity/accounts/testing/mailbox.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { anonymiseCustomer } from '#server/loyalty/customers/anonymise-customer.ts';
import { Unsubscriptions } from '../unsubscribe-token.ts';
import { MailRefused, type OutgoingMail } from './contract.ts';
import { outboxPort } from './outbox.ts';
import { outboxMails } from './queries.ts';
import { sendMails } from './send-mails.ts';
import { sweepMails } from './sweep-mails.ts';

const { db } = await testDatabase();
const { id: programId } = await aProgram(testContext(db), { slug: 'laurel-demo' });
const publicUrl = 'https://laurel.example';
const links = new Unsubscriptions('a secret of tests, and of nothing else');
const outbox = { port: outboxPort, publicUrl, links };

let clock: ReturnType<typeof testClock>;
let house: ReturnType<typeof testContext>;
let email: string;

beforeEach(() => {
  clock = testClock();
  house = testContext(db, { now: clock.now });
  email = `${uniqueWord('bola')}@example.com`;
});

const register = (name = 'Bola') => askRegistration(stranger(house), { name, email, password: 'a private staple' });
const mine = () => db.select().from(mails).where(eq(mails.recipient, email)).orderBy(asc(mails.id));
const send = async (mailing: Parameters<typeof sendMails>[2] = outbox) =>
  sendMails(house, { mailIds: (await mine()).map(({ id }) => id) }, mailing);
const portThat = (deed: (mail: OutgoingMail) => Promise<void>) => ({
  port: { keepsText: false, send: deed },
  publicUrl,
  links,
});

describe('a mail', () => {
  it('is written with the deed, and its job is sent in the same transaction', async () => {
    const ctx = stranger(house);
    await askReset(ctx, { email });
    const [mail] = await mine();
    expect(mail).toMatchObject({ status: 'waiting', kind: 'reset', programId, subject: null, body: null });
    expect(ctx.sent).toEqual([{ job: 'mail.send', payload: { mailIds: [mail?.id] }, options: undefined }]);
  });

  it('lands in the outbox with its text where no mail server is configured', async () => {
    await register();
    expect(await send()).toBe(1);
    const admin = await aRegistered(house, { role: 'admin', programId });
    const actor = { kind: 'person' as const, userId: admin.id, programId, role: 'admin' as const };
    const [shown] = await outboxMails(testContext(db, { actor }), programId);
    expect(shown).toMatchObject({ recipient: email, status: 'sent', subject: expect.stringContaining('Confirm') });
    expect(shown?.body).toContain('https://laurel.example/verify#');
  });

  it('is seen by admins of its own program alone', async () => {
    const [customer, other] = [await aRegistered(house, { programId }), await aRegistered(house, { role: 'admin' })];
    const as = ({ id: userId, programId: of }: typeof other, role: 'admin' | 'customer') =>
      testContext(db, { actor: { kind: 'person', userId, programId: of, role } });
    expect((await refusalOf(outboxMails(as(customer, 'customer'), programId))).kind).toBe('forbidden');
    expect((await refusalOf(outboxMails(as(other, 'admin'), programId))).kind).toBe('not_found');
    expect(await outboxMails(as(other, 'admin'), other.programId)).toEqual([]);
  });

  it('that went to a mail server leaves no text behind, and no token', async () => {
    await register();
    const sent: OutgoingMail[] = [];
    await send(portThat(async (mail) => void sent.push(mail)));
    const token = sent[0]?.text.match(/#([\w-]{43})/)?.[1] ?? '';
    expect(token).toHaveLength(43);
    const kept = JSON.stringify([await mine(), await db.select().from(accountLinks)]);
    expect(kept).not.toContain(token);
    expect((await mine())[0]).toMatchObject({ status: 'sent', body: null });
  });

  it('is sent once, however often its job runs, at once or later', async () => {
    await register();
    const sent: OutgoingMail[] = [];
    const port = portThat(async (mail) => void sent.push(mail));
    await Promise.all([send(port), send(port), send(port)]);
    await send(port);
    expect(sent).toHaveLength(1);
  });

  it('that fails stays, its job fails with it, and the next try carries a new link', async () => {
    await register();
    const links: string[] = [];
    const logged: object[] = [];
    house = testContext(db, { now: clock.now, log: { ...house.log, warn: (fields) => void logged.push(fields) } });
    const failing = portThat(async ({ text, to }) => {
      links.push(text.match(/#([\w-]{43})/)?.[1] ?? '');
      throw new Error(`could not send to ${to}: ${text}`);
    });
    await expect(send(failing)).rejects.toThrow('1 of 1 mails could not be sent yet');
    await expect(send(failing)).rejects.toThrow('could not be sent');
    expect(new Set(links).size).toBe(2);
    expect((await mine())[0]).toMatchObject({ status: 'waiting', attempts: 2, leasedUntil: null });
    const told = JSON.stringify([logged, await mine()]);
    for (const link of links) expect(told).not.toContain(link);
    await send();
    expect((await mine())[0]).toMatchObject({ status: 'sent', error: null });
  });

  it('that the server refuses for good is marked, and not tried again', async () => {
    await register();
    const refusing = portThat(async () => {
      throw new MailRefused('the mail server answered 550');
    });
    await send(refusing);
    expect((await mine())[0]).toMatchObject({ status: 'failed', error: 'the mail server answered 550' });
    expect(await send()).toBe(0);
  });

  it('of a worker that died goes out when its time is over', async () => {
    await register();
    await db
      .update(mails)
      .set({ leasedUntil: new Date(clock.now().getTime() + 120_000) })
      .where(eq(mails.recipient, email));
    expect(await send()).toBe(0);
    clock.forward(120_001);
    expect(await send()).toBe(1);
  });

  it('whose job was lost is found again, but not one that is being tried', async () => {
    await register();
    const ids = (await mine()).map(({ id }) => id);
    const swept = async () => {
      const sweeper = testContext(db, { actor: { kind: 'job', job: 'sweep' }, now: clock.now });
      await sweepMails(sweeper);
      return sweeper.sent.flatMap(({ payload }) => ('mailIds' in payload ? payload.mailIds : []));
    };
    expect(await swept()).not.toContain(ids[0]);
    clock.forward(60_001);
    expect(await swept()).toContain(ids[0]);
    const busy = portThat(async () => {
      expect(await swept()).not.toContain(ids[0]);
      throw new Error('busy');
    });
    await expect(send(busy)).rejects.toThrow('could not be sent');
    expect(await swept()).not.toContain(ids[0]);
  });

  it('does not hold one up that another fails with', async () => {
    await register();
    await askReset(stranger(house), { email });
    let count = 0;
    const firstFails = portThat(async () => {
      count += 1;
      if (count === 1) throw new Error('busy');
    });
    await expect(send(firstFails)).rejects.toThrow('1 of 2');
    expect((await mine()).map(({ status }) => status).sort()).toEqual(['sent', 'waiting']);
  });

  it('is sent by the house alone', async () => {
    await register();
    const [mail] = await mine();
    const attempt = sendMails(stranger(house), { mailIds: [mail?.id ?? ''] }, outbox);
    expect((await refusalOf(attempt)).kind).toBe('unauthenticated');
  });

  it('and its link go when the person is taken out of the books', async () => {
    const { userId } = await aPurchase(house, { programId, customer: { email } });
    await register();
    await send();
    await anonymiseCustomer(house, { programId, customerId: userId });
    expect(await mine()).toEqual([]);
    expect(await db.select().from(accountLinks).where(eq(accountLinks.email, email))).toEqual([]);
  });
});
