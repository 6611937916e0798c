import { expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, aRefund, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { grantRewards } from './grant-rewards.ts';
import { sweepUnrewarded } from './sweep-unrewarded.ts';
import { aShop, recorded } from './testing/stage.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const later = (seconds: number) => testContext(db, { now: () => new Date(TEST_NOW.getTime() + seconds * 1_000) });

it('enqueues again what was completed half a minute ago and is not rewarded, and nothing else', async () => {
  const shop = await aShop(ctx);
  const [waiting, done, pending, dead] = await recorded(ctx, shop, [{}, {}, { status: 'pending' }, {}]);
  if (!waiting || !done || !pending || !dead) throw new Error('the purchases were not recorded');
  const review = await anActivity(ctx, { programId: shop });
  const refund = await aRefund(ctx, { purchase: waiting });
  await grantRewards(ctx, { purchaseIds: [done.id] });
  await sql`update purchases set reward_dead_at = now(), reward_failures = 3 where id = ${dead.id}`;
  const soon = later(29);
  expect(await sweepUnrewarded(soon)).toBe(0);
  expect(soon.sent).toEqual([]);
  const sweep = later(31);
  expect(await sweepUnrewarded(sweep)).toBe(3);
  expect(sweep.sent).toMatchObject([
    { job: 'rewards.grant', payload: { purchaseIds: [waiting.id], refundIds: [refund.id], activityIds: [review.id] } },
  ]);
});

it('does not come before the next try of a purchase that failed', async () => {
  const shop = await aShop(ctx);
  const [failed] = await recorded(ctx, shop, [{}]);
  const retryAt = new Date(TEST_NOW.getTime() + 300_000).toISOString();
  await sql`update purchases set reward_failures = 1, reward_retry_at = ${retryAt} where id = ${failed?.id ?? ''}`;
  const early = later(299);
  await sweepUnrewarded(early);
  expect(JSON.stringify(early.sent)).not.toContain(failed?.id);
  const due = later(300);
  await sweepUnrewarded(due);
  expect(JSON.stringify(due.sent)).toContain(failed?.id);
});
