import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EventType } from '#db/enums.ts';
import { auditLog } from '#db/schema/audit.ts';
import { badges } from '#db/schema/badges.ts';
import { mails } from '#db/schema/mails.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { answerUnsubscribe } from '#server/api/unsubscribe-door.ts';
import { delivered } from '#server/identity/accounts/testing/mailbox.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { deliverNotifications } from '../deliver-notifications.ts';
import { notificationChoicesOf } from '../queries.ts';
import { Unsubscriptions } from '../unsubscribe-token.ts';

const { db } = await testDatabase();
const house = testContext(db);
const links = new Unsubscriptions('a secret of tests, and of nothing else');

async function aReader() {
  const { id: programId } = await aProgram(house, { catalog: 'default', name: 'Laurel & Sons' });
  const { id: userId, email } = await aRegistered(house, { programId });
  const [rung] = await db.select().from(badges).where(eq(badges.programId, programId)).orderBy(asc(badges.level));
  const tell = async (...news: readonly (readonly [EventType, Record<string, unknown>])[]) => {
    const events = news.map(([type, data]) => ({ programId, userId, type, subjectId: null, data }));
    await deliverNotifications(house, {
      eventIds: await db.transaction((tx) => writeEvents(tx, events, house.now())),
    });
  };
  const wantsMail = async () =>
    (await notificationChoicesOf(house, { programId, userId }))
      .filter(({ channel }) => channel === 'email')
      .map(({ isWanted }) => isWanted);
  return { programId, userId, email, rung, tell, wantsMail };
}

const post = (token: string, method = 'POST') =>
  answerUnsubscribe(
    house,
    links,
    new Request(`https://laurel.example/api/unsubscribe?token=${encodeURIComponent(token)}`, { method }),
  );

describe('a mail about news', () => {
  it('says all of it in plain words, with a link that ends such mails', async () => {
    const { userId, email, rung, tell } = await aReader();
    await tell(
      ['badge.unlocked', { badgeId: rung?.id }],
      ['cashback.completed', { amount: 360_000, currency: 'NGN' }],
      ['cashback.failed', { amount: 5_000, currency: 'NGN' }],
    );
    const [mail, ...others] = await delivered(house, email);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe('Laurel & Sons: 3 pieces of news for you');
    expect(mail?.text).toContain(`- You reached the ${rung?.name} badge.`);
    expect(mail?.text).toMatch(/- Cashback of NGN\s3,600\.00 was paid\./);
    expect(mail?.unsubscribe).toBe(`https://laurel.example/api/unsubscribe?token=${links.tokenFor(userId)}`);
    expect(mail?.text).toContain(mail?.unsubscribe);
  });

  it('is not sent when it was unsubscribed from while it waited', async () => {
    const { userId, email, rung, tell } = await aReader();
    await tell(['badge.unlocked', { badgeId: rung?.id }]);
    await post(links.tokenFor(userId));
    expect(await delivered(house, email)).toEqual([]);
    const [mail] = await db.select().from(mails).where(eq(mails.recipient, email));
    expect(mail).toMatchObject({ status: 'failed', error: 'there was nothing left to say' });
  });
});

describe('the link that ends mails', () => {
  it('works without signing in, as often as it is used, and is written down once', async () => {
    const { userId, wantsMail } = await aReader();
    expect(await wantsMail()).toEqual([false, true, true, true]);
    const answers = [await post(links.tokenFor(userId)), await post(links.tokenFor(userId))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await wantsMail()).toEqual([false, false, false, false]);
    const written = await db.select().from(auditLog).where(eq(auditLog.subjectId, userId));
    expect(written.filter(({ action }) => action === 'notification.unsubscribe')).toHaveLength(1);
  });

  it('changes nothing when it is merely looked at: it leads to a page with a button', async () => {
    const { userId, wantsMail } = await aReader();
    const answer = await post(links.tokenFor(userId), 'GET');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/unsubscribe#${encodeURIComponent(links.tokenFor(userId))}`,
    ]);
    expect(await wantsMail()).toEqual([false, true, true, true]);
  });

  it('is refused when it was not signed by us, or was altered', async () => {
    const { userId, wantsMail } = await aReader();
    const other = new Unsubscriptions('another secret, of another product ...');
    const forged = [other.tokenFor(userId), userId, `${userId}.`, `${links.tokenFor(userId)}.x`, '', 'a.b'];
    for (const token of forged) expect((await post(token)).status).toBe(422);
    expect(await wantsMail()).toEqual([false, true, true, true]);
  });
});
