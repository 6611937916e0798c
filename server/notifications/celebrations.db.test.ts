import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { EventType } from '#db/enums.ts';
import { achievements } from '#db/schema/achievements.ts';
import { badges } from '#db/schema/badges.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { refusalOf } from '#server/identity/accounts/testing/mailbox.ts';
import { aRegistered } from '#server/identity/testing/registered.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { celebrateNews } from './celebrate-news.ts';
import { deliverNotifications } from './deliver-notifications.ts';
import { markSeen } from './mark-seen.ts';
import { notificationPage, pendingCelebrations, unseenCount } from './queries.ts';

const { db } = await testDatabase();
const house = testContext(db);

async function aCustomerOf() {
  const { id: programId } = await aProgram(house, { catalog: 'default' });
  const { id: userId } = await aRegistered(house, { programId });
  const actor = { kind: 'person' as const, userId, programId, role: 'customer' as const };
  const [goal] = await db.select().from(achievements).where(eq(achievements.programId, programId)).limit(1);
  const [rung] = await db.select().from(badges).where(eq(badges.programId, programId)).orderBy(asc(badges.level));
  const ada = { programId, userId };
  const tell = async (type: EventType, data: Record<string, unknown>) => {
    const event = { ...ada, type, subjectId: null, data };
    const eventIds = await db.transaction((tx) => writeEvents(tx, [event], house.now()));
    await deliverNotifications(house, { eventIds });
  };
  return { ada, goal, rung, tell, ctx: testContext(db, { actor }) };
}

describe('what is to be celebrated', () => {
  it('is each unlock and each badge, by name, and nothing else', async () => {
    const { ada, goal, rung, tell, ctx } = await aCustomerOf();
    await tell('achievement.unlocked', { achievementId: goal?.id, points: 100 });
    await tell('cashback.completed', { amount: 5 });
    await tell('badge.unlocked', { badgeId: rung?.id });
    expect(await pendingCelebrations(ctx, ada)).toMatchObject([
      { kind: 'achievement', name: goal?.name, tier: goal?.tier, points: 100 },
      { kind: 'badge', name: rung?.name, level: 1, color: rung?.color },
    ]);
  });

  it('is given to one of the pages that ask, and never again', async () => {
    const { ada, goal, tell, ctx } = await aCustomerOf();
    await tell('achievement.unlocked', { achievementId: goal?.id });
    const ids = (await pendingCelebrations(ctx, ada)).map(({ id }) => id);
    const [one, other] = await Promise.all([celebrateNews(ctx, ada, { ids }), celebrateNews(ctx, ada, { ids })]);
    expect([...one, ...other]).toEqual(ids);
    expect(await pendingCelebrations(ctx, ada)).toEqual([]);
    expect(await unseenCount(ctx, ada)).toBe(1);
  });

  it('is not what was taken back before anybody saw it', async () => {
    const { ada, goal, tell, ctx } = await aCustomerOf();
    await tell('achievement.unlocked', { achievementId: goal?.id });
    await tell('achievement.revoked', { achievementId: goal?.id });
    expect(await pendingCelebrations(ctx, ada)).toEqual([]);
    await tell('achievement.unlocked', { achievementId: goal?.id });
    expect(await pendingCelebrations(ctx, ada)).toHaveLength(1);
  });

  it("is nobody else's to take", async () => {
    const [mine, theirs] = [await aCustomerOf(), await aCustomerOf()];
    await mine.tell('badge.unlocked', { badgeId: mine.rung?.id });
    const ids = (await pendingCelebrations(mine.ctx, mine.ada)).map(({ id }) => id);
    expect(await celebrateNews(theirs.ctx, theirs.ada, { ids })).toEqual([]);
    expect((await refusalOf(celebrateNews(theirs.ctx, mine.ada, { ids }))).kind).toBe('not_found');
    expect(await markSeen(theirs.ctx, theirs.ada, { ids })).toBe(0);
  });
});

describe('the list of news', () => {
  it('is read a page at a time, the newest first, and marked as read one by one or all at once', async () => {
    const { ada, rung, tell, ctx } = await aCustomerOf();
    for (let n = 0; n < 5; n += 1) await tell('badge.unlocked', { badgeId: rung?.id, n });
    const first = await notificationPage(ctx, ada, { limit: 3 });
    expect(first.rows.map(({ data }) => data.n)).toEqual([4, 3, 2]);
    expect(first.rows[0]).toMatchObject({ type: 'badge.unlocked', about: { name: rung?.name }, isSeen: false });
    const second = await notificationPage(ctx, ada, { limit: 3, after: first.next });
    expect([second.rows.map(({ data }) => data.n), second.next, second.unseen]).toEqual([[1, 0], null, 5]);

    expect(await markSeen(ctx, ada, { ids: first.rows.map(({ id }) => id) })).toBe(3);
    expect(await unseenCount(ctx, ada)).toBe(2);
    expect(await markSeen(ctx, ada, {})).toBe(2);
    expect(await markSeen(ctx, ada, {})).toBe(0);
  });
});
