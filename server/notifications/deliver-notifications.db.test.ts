import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '#db/schema/events.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext } from '#db/testing/factories.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { deliverNotifications } from './deliver-notifications.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

async function happened(...types: ('badge.unlocked' | 'cashback.completed' | 'purchase.rewarded')[]) {
  const { id: userId, programId } = await aCustomer(ctx);
  const events = types.map((type) => ({ programId, userId, type, subjectId: null, data: { type } }));
  const eventIds = await db.transaction((tx) => writeEvents(tx, events, ctx.now()));
  return { userId, eventIds };
}

const toldTo = (userId: string) => db.select().from(notifications).where(eq(notifications.userId, userId));

describe('telling customers', () => {
  it('makes a notification of each event they are to hear of, and of no other', async () => {
    const { userId, eventIds } = await happened('badge.unlocked', 'purchase.rewarded', 'cashback.completed');
    expect(await deliverNotifications(ctx, { eventIds })).toBe(2);
    expect((await toldTo(userId)).map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'badge.unlocked', data: { type: 'badge.unlocked' } },
      { type: 'cashback.completed', data: { type: 'cashback.completed' } },
    ]);
  });

  it('tells of an event once, however often it is delivered', async () => {
    const { userId, eventIds } = await happened('badge.unlocked');
    const twice = { eventIds: [...eventIds, ...eventIds] };
    const told = await Promise.all([deliverNotifications(ctx, twice), deliverNotifications(ctx, twice)]);
    expect(told[0] + told[1]).toBe(1);
    expect(await toldTo(userId)).toHaveLength(1);
  });

  it('leaves in peace who does not want to hear of it', async () => {
    const { userId, eventIds } = await happened('badge.unlocked', 'cashback.completed');
    await db
      .update(users)
      .set({ preferences: { notifications: { 'badge.unlocked': false } } })
      .where(eq(users.id, userId));
    await deliverNotifications(ctx, { eventIds });
    expect((await toldTo(userId)).map(({ type }) => type)).toEqual(['cashback.completed']);
  });
});
