import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EventType, PurchaseSource } from '#db/enums.ts';
import { mails } from '#db/schema/mails.ts';
import { notifications } from '#db/schema/notifications.ts';
import { purchases } from '#db/schema/purchases.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aPurchase, TEST_NOW, testClock, testContext } from '#db/testing/factories.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { chooseNotifications } from './choose-notifications.ts';
import { deliverNotifications } from './deliver-notifications.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

type Person = { readonly programId: string; readonly userId: string };

async function aPerson(): Promise<Person> {
  const { id, programId } = await aRegistered(ctx);
  return { programId, userId: id };
}

const happened = (person: Person, types: readonly EventType[], data: Record<string, unknown> = {}, on = ctx) => {
  const events = types.map((type) => ({ ...person, type, subjectId: null, data: { type, ...data } }));
  return db.transaction((tx) => writeEvents(tx, events, on.now()));
};

const toldTo = ({ userId }: Person) =>
  db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(asc(notifications.id));
const mailsTo = ({ userId }: Person) => db.select().from(mails).where(eq(mails.userId, userId)).orderBy(asc(mails.id));

describe('telling customers', () => {
  it('makes a notification of each event they are to hear of, and of no other', async () => {
    const ada = await aPerson();
    const eventIds = await happened(ada, ['badge.unlocked', 'purchase.rewarded', 'cashback.completed']);
    expect(await deliverNotifications(ctx, { eventIds })).toBe(2);
    expect((await toldTo(ada)).map(({ type, data, isShown, seenAt }) => ({ type, data, isShown, seenAt }))).toEqual([
      { type: 'badge.unlocked', data: { type: 'badge.unlocked' }, isShown: true, seenAt: null },
      { type: 'cashback.completed', data: { type: 'cashback.completed' }, isShown: true, seenAt: null },
    ]);
  });

  it('tells of an event once and mails it once, however often it is delivered', async () => {
    const ada = await aPerson();
    const eventIds = await happened(ada, ['badge.unlocked']);
    const twice = { eventIds: [...eventIds, ...eventIds] };
    const told = await Promise.all([deliverNotifications(ctx, twice), deliverNotifications(ctx, twice)]);
    expect(told[0] + told[1]).toBe(1);
    await deliverNotifications(ctx, twice);
    const [row, ...others] = await toldTo(ada);
    const letters = await mailsTo(ada);
    expect([others.length, letters.length, row?.mailId]).toEqual([0, 1, letters[0]?.id]);
  });

  it('shows nothing of a kind that is not wanted, and remembers that it was dealt with', async () => {
    const ada = await aPerson();
    await chooseNotifications(ctx, ada, { kind: 'badge', channel: 'in_app', isWanted: false });
    await chooseNotifications(ctx, ada, { kind: 'badge', channel: 'email', isWanted: false });
    const eventIds = await happened(ada, ['badge.unlocked', 'cashback.completed']);
    await deliverNotifications(ctx, { eventIds });
    expect((await toldTo(ada)).map(({ type, isShown }) => [type, isShown])).toEqual([
      ['badge.unlocked', false],
      ['cashback.completed', true],
    ]);
    expect((await toldTo(ada)).map(({ mailId }) => mailId !== null)).toEqual([false, true]);
  });
});

describe('mails about news', () => {
  it('come for badges and money, not for every unlock, unless the customer wants those too', async () => {
    const ada = await aPerson();
    await deliverNotifications(ctx, { eventIds: await happened(ada, ['achievement.unlocked']) });
    expect(await mailsTo(ada)).toEqual([]);
    await chooseNotifications(ctx, ada, { kind: 'unlock', channel: 'email', isWanted: true });
    await deliverNotifications(ctx, { eventIds: await happened(ada, ['achievement.unlocked']) });
    expect(await mailsTo(ada)).toHaveLength(1);
  });

  it('are one mail for all that happens within half a minute, and another for what comes later', async () => {
    const ada = await aPerson();
    const clock = testClock();
    const house = testContext(db, { now: clock.now });
    const deliver = async (types: readonly EventType[]) =>
      deliverNotifications(house, { eventIds: await happened(ada, types, {}, house) });
    await deliver(['badge.unlocked', 'cashback.completed', 'badge.unlocked']);
    clock.forward(20_000);
    await deliver(['cashback.completed']);
    expect(await mailsTo(ada)).toHaveLength(1);
    clock.forward(10_000);
    await deliver(['cashback.failed']);
    const letters = await mailsTo(ada);
    expect(letters).toHaveLength(2);
    const told = await toldTo(ada);
    expect(told.map(({ mailId }) => letters.findIndex(({ id }) => id === mailId))).toEqual([0, 0, 0, 0, 1]);
    expect(house.sent.map(({ job, options }) => [job, options?.startAfter])).toEqual([
      ['mail.send', new Date(TEST_NOW.getTime() + 30_000)],
      ['mail.send', new Date(TEST_NOW.getTime() + 60_000)],
    ]);
  });

  it('do not join a mail that somebody is sending', async () => {
    const ada = await aPerson();
    await deliverNotifications(ctx, { eventIds: await happened(ada, ['badge.unlocked']) });
    await db.update(mails).set({ attempts: 1 }).where(eq(mails.userId, ada.userId));
    await deliverNotifications(ctx, { eventIds: await happened(ada, ['badge.unlocked']) });
    expect(await mailsTo(ada)).toHaveLength(2);
  });

  it('never go to somebody who has no account', async () => {
    const { userId, programId } = await aPurchase(ctx, { customer: { email: 'known@example.com' } });
    const person = { userId, programId };
    await deliverNotifications(ctx, { eventIds: await happened(person, ['badge.unlocked', 'cashback.completed']) });
    expect((await toldTo(person)).length).toBe(2);
    expect(await mailsTo(person)).toEqual([]);
  });
});

describe('what comes of the past', () => {
  async function ofPurchase(source: PurchaseSource, daysAgo: number, type: EventType) {
    const ada = await aPerson();
    const occurredAt = new Date(TEST_NOW.getTime() - daysAgo * 86_400_000);
    const { id } = await aPurchase(ctx, {
      programId: ada.programId,
      status: 'pending',
      occurredAt: occurredAt.toISOString(),
    });
    await db.update(purchases).set({ source }).where(eq(purchases.id, id));
    const data = type.startsWith('cashback') ? { purchaseId: id } : { factKind: 'purchase', factId: id };
    await deliverNotifications(ctx, { eventIds: await happened(ada, [type], data) });
    const [row] = await toldTo(ada);
    const letters = await mailsTo(ada);
    return { isSeen: row?.seenAt !== null, isCelebrated: row?.celebratedAt !== null, mails: letters.length };
  }
  const quiet = { isSeen: true, isCelebrated: true, mails: 0 };
  const loud = { isSeen: false, isCelebrated: false, mails: 1 };

  it.each([
    ['an import', 'import', 0, 'badge.unlocked', quiet],
    ['the demo', 'demo', 1, 'badge.unlocked', quiet],
    ['a late purchase, or a new achievement that counts old ones', 'api', 3, 'badge.unlocked', quiet],
    ['a purchase of today', 'api', 0, 'badge.unlocked', loud],
    ['the money of an import', 'import', 0, 'cashback.completed', quiet],
    ['money that took a week', 'api', 7, 'cashback.completed', loud],
  ] as const)('as of %s, is told as it should', async (_what, source, daysAgo, type, expected) => {
    expect(await ofPurchase(source, daysAgo, type)).toEqual(expected);
  });
});
