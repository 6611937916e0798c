import { describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext } from '#db/testing/factories.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { cancelPurchase } from '#server/loyalty/purchases/cancel-purchase.ts';
import { grantRewards } from './grant-rewards.ts';
import { REWARD_CHECKPOINTS } from './rules.ts';
import { expectSoundBooks } from './testing/sound-books.ts';
import { aShop, daysAgo, recorded, someHistory } from './testing/stage.ts';
import { standingOf, writingsOf } from './testing/standing.ts';

const { db, sql, url } = await testDatabase();
const ctx = testContext(db);

describe('rewarding', () => {
  it('gives a first purchase its points, badge, cashback, trace and events in one go', async () => {
    const shop = await aShop(ctx);
    const [purchase] = await recorded(ctx, shop, [{ amount: 6_000_000 }]);
    const id = purchase?.id ?? '';
    expect(await grantRewards(ctx, { purchaseIds: [id] })).toEqual({ rewarded: 1, failed: 0 });
    const [user] = await sql`select total_points, purchase_count from users where id = ${purchase?.userId ?? ''}`;
    expect(user).toEqual({ total_points: '100', purchase_count: 1 });
    const badges = await sql`select b.name, u.is_current from user_badges u join badges b on b.id = u.badge_id
                              where u.program_id = ${shop}`;
    expect([...badges]).toEqual([{ name: 'Bronze', is_current: true }]);
    const [cashback] = await sql`select amount, rate_bps, badge_level, status from cashback_transactions
                                  where purchase_id = ${id}`;
    expect(cashback).toEqual({ amount: '300000', rate_bps: 500, badge_level: 1, status: 'pending' });
    const types = await sql`select type from events where program_id = ${shop} order by id`;
    expect(types.map(({ type }) => type)).toEqual([
      'purchase.completed',
      'purchase.rewarded',
      'achievement.progressed',
      'achievement.unlocked',
      'badge.unlocked',
      'cashback.pending',
    ]);
    const [trace] = await sql`select points, fact_kind from reward_traces where fact_id = ${id}`;
    expect(trace).toEqual({ points: 100, fact_kind: 'purchase' });
  });

  it('sends a payment job and a job for the notifications with what it wrote', async () => {
    const mine = testContext(db);
    const shop = await aShop(mine);
    const [purchase] = await recorded(mine, shop, [{}]);
    await grantRewards(mine, { purchaseIds: [purchase?.id ?? ''] });
    const [transaction] = await sql`select id from cashback_transactions where program_id = ${shop}`;
    const told = await sql`select id from events where program_id = ${shop} and type like '%.unlocked' order by id`;
    expect(mine.sent.slice(-2)).toEqual([
      { job: 'cashback.pay', payload: { transactionIds: [transaction?.id] }, options: undefined },
      { job: 'notification.deliver', payload: { eventIds: told.map(({ id }) => id) }, options: undefined },
    ]);
  });

  it('passes over what is pending, cancelled, unknown or rewarded already', async () => {
    const shop = await aShop(ctx);
    const [pending, cancelled, done] = await recorded(ctx, shop, [{ status: 'pending' }, { status: 'pending' }, {}]);
    await cancelPurchase(ctx, { programId: shop, purchaseId: cancelled?.id ?? '' });
    const ids = [pending, cancelled, done, done].map((purchase) => purchase?.id ?? '');
    const named = { purchaseIds: [...ids, '01a20584-f0bf-7716-85b0-68c22d652a21'] };
    expect(await grantRewards(ctx, named)).toEqual({ rewarded: 1, failed: 0 });
    expect(await grantRewards(ctx, named)).toEqual({ rewarded: 0, failed: 0 });
    await expectSoundBooks(db, shop);
  });

  it('rewards facts of several programs in one batch, each by its own rules', async () => {
    const shops = [await aShop(ctx), await aShop(ctx), (await aProgram(ctx)).id];
    const purchases = [];
    for (const shop of shops) purchases.push(...(await recorded(ctx, shop, [{ customer: { externalId: 'same' } }])));
    expect(await grantRewards(ctx, { purchaseIds: purchases.map(({ id }) => id) })).toEqual({ rewarded: 3, failed: 0 });
    const totals =
      await sql`select program_id, total_points::int as points from users where program_id = any(${shops}::uuid[])`;
    expect(new Map(totals.map((row) => [row.program_id, row.points]))).toEqual(
      new Map(shops.map((shop, index) => [shop, index < 2 ? 100 : 0])),
    );
  });

  it('may be asked for by the house only', async () => {
    const stranger = testContext(db, { actor: { kind: 'anonymous' } });
    await expect(grantRewards(stranger, { purchaseIds: [] })).rejects.toThrow(Refusal);
  });

  it('reaches every labelled point, in order', async () => {
    const reached: string[] = [];
    const mine = testContext(db, { checkpoint: (label) => reached.push(label) });
    const shop = await aShop(mine);
    const [purchase] = await recorded(mine, shop, [{}]);
    await grantRewards(mine, { purchaseIds: [purchase?.id ?? ''] });
    expect(reached.filter((label) => label.startsWith('reward.'))).toEqual([...REWARD_CHECKPOINTS]);
  });
});

describe('exactly once', () => {
  it('holds when two workers get overlapping and repeated deliveries at the same time', async () => {
    const shop = await aShop(ctx);
    const purchases = await recorded(ctx, shop, someHistory(120, 6));
    const ids = purchases.map(({ id }) => id);
    const other = connect(url, { applicationName: 'second worker' });
    try {
      const second = testContext(other.db);
      const slices = [0, 10, 20, 30, 40, 50, 60, 70].map((from) => ids.slice(from, from + 50));
      const reports = await Promise.all([
        ...slices.map((purchaseIds) => grantRewards(ctx, { purchaseIds }, 20)),
        ...slices.toReversed().map((purchaseIds) => grantRewards(second, { purchaseIds }, 33)),
        grantRewards(second, { purchaseIds: ids.toReversed() }, 7),
      ]);
      expect(reports.reduce((sum, { rewarded }) => sum + rewarded, 0)).toBe(120);
      expect(reports.every(({ failed }) => failed === 0)).toBe(true);
    } finally {
      await other.close();
    }
    await expectSoundBooks(db, shop);
  });
});

describe('the end is the same', () => {
  const history = someHistory(150, 8);

  async function rewardedIn(batchSize: number, order: (ids: string[]) => string[]): Promise<string> {
    const shop = await aShop(ctx);
    const ids = (await recorded(ctx, shop, history)).map(({ id }) => id);
    await grantRewards(ctx, { purchaseIds: order(ids) }, batchSize);
    return shop;
  }

  it('whatever the size of the batches, down to every row that was written on the way', async () => {
    const inOrder = (ids: string[]) => ids;
    const shops = [];
    for (const size of [1, 100, 500]) shops.push(await rewardedIn(size, inOrder));
    const ends = await Promise.all(
      shops.map(async (shop) => [await standingOf(sql, shop), await writingsOf(sql, shop)]),
    );
    expect(ends[1]).toEqual(ends[0]);
    expect(ends[2]).toEqual(ends[0]);
    await expectSoundBooks(db, shops[2]);
  });

  it('whatever the order in which facts arrive', async () => {
    const known = await rewardedIn(500, (ids) => ids);
    const scattered = (ids: string[]) => ids.map((_, index) => ids[(index * 37) % ids.length] ?? '');
    for (const [size, order] of [
      [1, scattered],
      [40, (ids: string[]) => ids.toReversed()],
      [100, scattered],
    ] as const) {
      const shop = await rewardedIn(size, order);
      expect(await standingOf(sql, shop)).toEqual(await standingOf(sql, known));
      await expectSoundBooks(db, shop);
    }
  }, 60_000);

  it('for facts of the same moment, which their ids put in order', async () => {
    const ends = [];
    for (const size of [1, 500]) {
      const shop = await aShop(ctx);
      const same = Array.from({ length: 6 }, (_, index) => ({
        orderId: `tie-${index}`,
        customer: { externalId: 'tied' },
        amount: 1_000_000 + index,
        occurredAt: daysAgo(3),
      }));
      const ids = (await recorded(ctx, shop, same)).map(({ id }) => id);
      await grantRewards(ctx, { purchaseIds: size === 1 ? ids.toReversed() : ids }, size);
      ends.push(await standingOf(sql, shop));
    }
    expect(ends[0]).toEqual(ends[1]);
  });
});
