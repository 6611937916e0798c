import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { purchases } from '#db/schema/purchases.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import { createProgram } from '#server/loyalty/programs/create-program.ts';
import { DEFAULT_PROGRAM } from '#server/loyalty/programs/default-program.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { houseProviders } from '#server/payments/payouts/choose-provider.ts';
import { USUAL_PACING } from '#server/payments/payouts/rules.ts';
import { serveSandbox } from '#server/payments/sandbox/serve-payouts.ts';
import { playPayouts } from './payouts.ts';

const { db } = await testDatabase();
const clock = testClock();
const ctx = testContext(db, { now: clock.now });
const secret = randomBytes(32).toString('base64url');
const sandbox = await serveSandbox({ secret });
afterAll(() => sandbox.close());
const SETTINGS = {
  SANDBOX_URL: sandbox.url,
  SANDBOX_SECRET: secret,
  SANDBOX_TIMEOUT_MS: 300,
  SANDBOX_KEY_WINDOW_MS: 60_000,
};

/** What became of the three, by who they are. */
async function standing() {
  const rows = await db.execute<{ who: string; status: string; attempts: number; provider: string }>(sql`
    select u.name as who, c.status, c.attempts, c.provider
      from cashback_transactions c join users u on u.id = c.user_id order by u.external_id`);
  return rows.map(({ who, status, attempts }) => [who, status, attempts]);
}

describe('the three payouts of the demo', () => {
  it('are declined, lost and found, and paid at the third try; paid by the sandbox, once each', async () => {
    await createProgram(ctx, DEFAULT_PROGRAM);
    expect(await playPayouts(ctx, secret)).toBe(3);
    const bought = await db.select({ id: purchases.id }).from(purchases);
    await grantRewards(ctx, { purchaseIds: bought.map(({ id }) => id) });
    const providers = await houseProviders(ctx, { variables: SETTINGS, secret });
    const pacing = { ...USUAL_PACING, waitsMs: [1_000] };
    const owed = await db.select({ id: cashbackTransactions.id }).from(cashbackTransactions);
    for (let round = 1; round <= 3; round += 1) {
      await payCashback(ctx, { transactionIds: owed.map(({ id }) => id) }, providers, { pacing });
      clock.forward(2_000);
    }
    expect(await standing()).toEqual([
      ['Zubaida Yaro', 'failed', 1],
      ['Nnenna Udo', 'completed', 2],
      ['Kwesi Boakye', 'completed', 3],
    ]);
    expect(
      sandbox
        .entries()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['paid', 'paid', 'refused']);
  });

  it('happen once a day', async () => {
    expect(await playPayouts(ctx, secret)).toBe(0);
    clock.forward(86_400_000);
    expect(await playPayouts(ctx, secret)).toBe(3);
    expect(await db.$count(purchases, eq(purchases.source, 'demo'))).toBe(6);
  });
});
