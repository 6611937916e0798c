import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, aRefund, testContext } from '#db/testing/factories.ts';
import { grantRewards } from './grant-rewards.ts';
import { expectSoundBooks } from './testing/sound-books.ts';
import { aShop, daysAgo, recorded } from './testing/stage.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

const ADA = { externalId: 'ada' };
const LARGE = 12_000_000;

async function eventTypes(programId: string, type: string): Promise<number> {
  const [row] = await sql`select count(*)::int as n from events where program_id = ${programId} and type = ${type}`;
  return row?.n;
}

describe('a late fact', () => {
  it('takes its place in time: what it unlocked first is owed to it from then on', async () => {
    const shop = await aShop(ctx);
    const [later] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(1) }]);
    await grantRewards(ctx, { purchaseIds: [later?.id ?? ''] });
    const [earlier] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(9) }]);
    await grantRewards(ctx, { purchaseIds: [earlier?.id ?? ''] });
    const [first] =
      await sql`select a.unlocked_fact_id from user_achievements a join achievements g on g.id = a.achievement_id
                               where a.program_id = ${shop} and g.key = 'first-purchase'`;
    expect(first?.unlocked_fact_id).toBe(earlier?.id);
    expect(await eventTypes(shop, 'achievement.unlocked')).toBe(2);
    expect(await eventTypes(shop, 'achievement.revoked')).toBe(0);
    await expectSoundBooks(db, shop);
  });

  it('earns its cashback once, and leaves the cashback of others alone', async () => {
    const shop = await aShop(ctx);
    const [later] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(1), amount: LARGE }]);
    await grantRewards(ctx, { purchaseIds: [later?.id ?? ''] });
    const [before] = await sql`select * from cashback_transactions where purchase_id = ${later?.id ?? ''}`;
    const [earlier] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(2) }]);
    await grantRewards(ctx, { purchaseIds: [earlier?.id ?? ''] });
    const [after] = await sql`select * from cashback_transactions where purchase_id = ${later?.id ?? ''}`;
    expect(after).toEqual(before);
    const [own] = await sql`select amount from cashback_transactions where purchase_id = ${earlier?.id ?? ''}`;
    expect(own?.amount).toBe('300000');
    await expectSoundBooks(db, shop);
  });

  it('may be a review as well', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(1) }]);
    await grantRewards(ctx, { purchaseIds: [purchase?.id ?? ''] });
    const review = await anActivity(ctx, { programId: shop, customer: ADA, occurredAt: daysAgo(5) });
    expect(await grantRewards(ctx, { activityIds: [review.id] })).toEqual({ rewarded: 1, failed: 0 });
    expect(await grantRewards(ctx, { activityIds: [review.id] })).toEqual({ rewarded: 0, failed: 0 });
    await expectSoundBooks(db, shop);
  });
});

describe('a refund', () => {
  it('takes back what the remaining purchases do not earn, with an entry and an event for each', async () => {
    const shop = await aShop(ctx);
    const [kept, returned] = await recorded(ctx, shop, [
      { customer: ADA, occurredAt: daysAgo(5), amount: 100_000 },
      { customer: ADA, occurredAt: daysAgo(4), amount: LARGE },
    ]);
    await grantRewards(ctx, { purchaseIds: [kept?.id ?? '', returned?.id ?? ''] });
    const [rich] = await sql`select total_points::int as points from users where program_id = ${shop}`;
    expect(rich?.points).toBe(800);
    if (!returned) throw new Error('the purchase was not recorded');
    const refund = await aRefund(ctx, { purchase: returned, amount: LARGE });
    expect(await grantRewards(ctx, { refundIds: [refund.id] })).toEqual({ rewarded: 1, failed: 0 });
    const [poor] = await sql`select total_points::int as points, purchase_count from users where program_id = ${shop}`;
    expect(poor).toEqual({ points: 100, purchase_count: 1 });
    const lines = await sql`select kind, delta from points_ledger where program_id = ${shop} and fact_id = ${refund.id}
                             order by delta`;
    expect([...lines]).toEqual([
      { kind: 'revoke', delta: -400 },
      { kind: 'revoke', delta: -300 },
    ]);
    const badges = await sql`select b.name, u.is_current, u.revoked_at is not null as revoked
                               from user_badges u join badges b on b.id = u.badge_id where u.program_id = ${shop} order by b.level`;
    expect([...badges]).toEqual([
      { name: 'Bronze', is_current: true, revoked: false },
      { name: 'Silver', is_current: false, revoked: true },
    ]);
    expect(await eventTypes(shop, 'achievement.revoked')).toBe(2);
    expect(await eventTypes(shop, 'badge.revoked')).toBe(1);
    expect(await eventTypes(shop, 'purchase.refunded')).toBe(1);
    expect(await grantRewards(ctx, { refundIds: [refund.id] })).toEqual({ rewarded: 0, failed: 0 });
    await expectSoundBooks(db, shop);
  });

  it('may lift the same customer up again later', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(5) }]);
    await grantRewards(ctx, { purchaseIds: [purchase?.id ?? ''] });
    if (!purchase) throw new Error('the purchase was not recorded');
    const refund = await aRefund(ctx, { purchase, amount: 6_000_000 });
    await grantRewards(ctx, { refundIds: [refund.id] });
    const [again] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: ctx.now().toISOString() }]);
    await grantRewards(ctx, { purchaseIds: [again?.id ?? ''] });
    const held = await sql`select is_current, revoked_at is not null as revoked from user_badges
                            where program_id = ${shop} order by id`;
    expect([...held]).toEqual([
      { is_current: false, revoked: true },
      { is_current: true, revoked: false },
    ]);
    await expectSoundBooks(db, shop);
  });
});

describe('a purchase that is refunded before it is rewarded', () => {
  it('in part, is rewarded once, on what is left', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(5) }]);
    if (!purchase) throw new Error('the purchase was not recorded');
    await aRefund(ctx, { purchase, amount: 1_500_000 });
    expect(await grantRewards(ctx, { purchaseIds: [purchase.id] })).toEqual({ rewarded: 2, failed: 0 });
    const earned =
      await sql`select amount, purchase_amount, base_bps from cashback_transactions where program_id = ${shop}`;
    expect([...earned]).toEqual([{ amount: '135000', purchase_amount: '4500000', base_bps: 300 }]);
    await expectSoundBooks(db, shop);
  });

  it('as a whole, counts for nothing and earns no cashback, whichever of the two is delivered', async () => {
    for (const delivered of ['purchase', 'refund']) {
      const shop = await aShop(ctx);
      const [purchase] = await recorded(ctx, shop, [{ customer: ADA, occurredAt: daysAgo(5) }]);
      if (!purchase) throw new Error('the purchase was not recorded');
      const refund = await aRefund(ctx, { purchase, amount: 6_000_000 });
      const named = delivered === 'purchase' ? { purchaseIds: [purchase.id] } : { refundIds: [refund.id] };
      expect(await grantRewards(ctx, named)).toEqual({ rewarded: 2, failed: 0 });
      const [user] =
        await sql`select total_points::int as points, purchase_count from users where program_id = ${shop}`;
      expect(user).toEqual({ points: 0, purchase_count: 0 });
      expect(await sql`select 1 from cashback_transactions where program_id = ${shop}`).toHaveLength(0);
      await expectSoundBooks(db, shop);
    }
  });
});
