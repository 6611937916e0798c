import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, aRefund, testContext } from '#db/testing/factories.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { REWARD_CHECKPOINTS } from '#server/loyalty/rewards/rules.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, recorded, someHistory } from '#server/loyalty/rewards/testing/stage.ts';
import { PAYMENT_CHECKPOINTS, payCashback } from '#server/payments/cashback/pay-cashback.ts';
import type { ClawbackCheckpoint } from '#server/payments/clawbacks/rules.ts';
import { createServices } from '#server/runtime/services.ts';
import { endLeases, isQuiet, startWorkerProcess, until } from './testing/worker-process.ts';

const { db, sql, url } = await testDatabase();
const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const services = createServices({ url, role: 'sender', log, poolMax: 4 });
afterAll(() => services.close());

/* A minute ago, so that the sweeper of the next worker takes up at once what the killed one had in hand. */
const ctx = testContext(db, { enqueue: services.enqueue, now: () => new Date(Date.now() - 60_000) });

/** Rewarded and paid before anything else, so that its refund has something to claw back. */
async function rewardAndPay({ id }: Purchase): Promise<void> {
  await grantRewards(ctx, { purchaseIds: [id] });
  const [earned] = await sql`select id from cashback_transactions where purchase_id = ${id}`;
  await payCashback(ctx, { transactionIds: [earned?.id] });
}

describe('a worker killed in the middle', () => {
  it.each([...REWARD_CHECKPOINTS, ...PAYMENT_CHECKPOINTS, 'clawback.settled' satisfies ClawbackCheckpoint])(
    'at %s loses nothing and does nothing twice',
    async (label) => {
      const shop = await aShop(ctx);
      const purchases = await recorded(ctx, shop, someHistory(30, 4));
      await anActivity(ctx, { programId: shop, customer: { externalId: 'customer-1' } });
      const [refunded, paid] = purchases;
      if (!refunded || !paid) throw new Error('nothing was bought');
      await rewardAndPay(paid);
      for (const purchase of [refunded, paid]) await aRefund(ctx, { purchase, amount: 10_000 });

      const killed = startWorkerProcess(url, { LAUREL_CRASH_AT: label, WORKER_BATCH: '12' });
      expect(await killed.ended, killed.output()).toEqual({ code: null, signal: 'SIGKILL' });

      await endLeases(sql);
      const next = startWorkerProcess(url);
      await until(`quiet after ${label}`, () => isQuiet(sql));
      next.signal('SIGTERM');
      expect(await next.ended, next.output()).toEqual({ code: 0, signal: null });
      await expectSoundBooks(db);
    },
    90_000,
  );
});
