import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { notifications } from '#db/schema/notifications.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput, type TestContext, testContext } from '#db/testing/factories.ts';
import type { JobPayload } from '#server/jobs/contracts.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { deliverNotifications } from '#server/notifications/deliver-notifications.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { purchaseById } from './queries.ts';
import { recordPurchase } from './record-purchase.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

it('one purchase, start to finish: points, a badge, cashback in the wallet, and the customer is told', async () => {
  const { id: programId } = await aProgram(ctx, { catalog: 'default' });
  const { purchase } = await recordPurchase(ctx, { programId, purchase: purchaseInput({ amount: 6_000_000 }) });
  await workUntilDone(ctx);
  expect((await purchaseById(db, programId, purchase.id)).processedForLoyalty).toBe(true);
  const [customer] = await db.select().from(users).where(eq(users.id, purchase.userId));
  expect(customer).toMatchObject({ totalPoints: 100, totalCashbackMinor: 300_000n, purchaseCount: 1 });
  const [cashback] = await db
    .select()
    .from(cashbackTransactions)
    .where(eq(cashbackTransactions.purchaseId, purchase.id));
  expect(cashback).toMatchObject({ status: 'completed', amountMinor: 300_000n, rateBps: 500, badgeLevel: 1 });
  const told = await db.select().from(notifications).where(eq(notifications.userId, purchase.userId));
  expect(told.map(({ type }) => type).toSorted()).toEqual([
    'achievement.unlocked',
    'badge.unlocked',
    'cashback.completed',
  ]);
});

/** Does the jobs in the order they were sent, each twice, as a queue may deliver them. */
async function workUntilDone({ sent, ...rest }: TestContext): Promise<void> {
  const context = { ...rest, sent };
  const work = {
    'rewards.grant': (payload: unknown) => grantRewards(context, payload as JobPayload<'rewards.grant'>),
    'cashback.pay': (payload: unknown) => payCashback(context, payload as JobPayload<'cashback.pay'>),
    'notification.deliver': (payload: unknown) =>
      deliverNotifications(context, payload as JobPayload<'notification.deliver'>),
    'mail.send': () => Promise.reject(new Error('nobody writes')),
    'webhook.deliver': () => Promise.reject(new Error('nobody listens')),
    'payout.reconcile': async () => undefined,
    'catalog.reevaluate': () => Promise.reject(new Error('no rule was changed')),
  };
  for (const { job, payload } of sent) {
    await work[job](payload);
    await work[job](payload);
  }
}
