import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#db/client.ts';
import { testDatabase } from '#db/testing/database.ts';
import { anActivity, aProgram, aRefund, purchaseInput, TEST_NOW, testContext } from '#db/testing/factories.ts';
import { JOBS, type JobName } from '#server/jobs/contracts.ts';
import { recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { isBroken, type Scope } from './check.ts';
import { replayCustomers } from './replay-customers.ts';
import { inSnapshot, runChecks } from './verify-database.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const customers = ['ada', 'bola', 'chi', 'dayo'];
const scope: Scope = { programId: null, settledBefore: new Date(TEST_NOW.getTime() + 60_000) };

/** Three months of four customers, told out of order, one refunded, rewarded and paid by the real pipeline. */
beforeAll(async () => {
  const program = await aProgram(ctx, { catalog: 'default' });
  const purchases = Array.from({ length: 60 }, (_, index) =>
    purchaseInput({
      customer: { externalId: customers[index % customers.length] ?? 'ada' },
      amount: 400_000 + ((index * 977) % 60) * 130_000,
      items: [{ name: 'Lamp', category: `shelf ${index % 3}`, quantity: 1, unitAmount: 100_000 }],
      occurredAt: new Date(TEST_NOW.getTime() - ((index * 37) % 90) * 86_400_000).toISOString(),
    }),
  );
  const recorded = await recordPurchases(ctx, { programId: program.id, purchases });
  const made = recorded.flatMap((one) => ('purchase' in one ? [one.purchase] : []));
  for (const externalId of customers) await anActivity(ctx, { programId: program.id, customer: { externalId } });
  const [first] = made;
  if (first) await aRefund(ctx, { purchase: first, amount: 100_000 });
  for (const { payload } of sentJobs('rewards.grant')) {
    await grantRewards(ctx, JOBS['rewards.grant'].payload.parse(payload), 7);
  }
  for (const { payload } of sentJobs('cashback.pay'))
    await payCashback(ctx, JOBS['cashback.pay'].payload.parse(payload));
});

function sentJobs(name: JobName) {
  return ctx.sent.filter(({ job }) => job === name);
}

/** What a replay finds after something was changed behind the engine's back; the change is taken back. */
async function replayedAfter(change: (tx: Tx) => Promise<unknown>) {
  const takenBack = new Error('taken back');
  const found: Awaited<ReturnType<typeof replayCustomers>>[] = [];
  const work = db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await change(tx);
    found.push(await replayCustomers(tx, scope, 'all', 20));
    throw takenBack;
  });
  await expect(work).rejects.toBe(takenBack);
  return found.flatMap(({ breaches }) => breaches.map(({ what }) => String(what).replace(/:.*/, '')));
}

describe('replaying customers', () => {
  it('gives the stored state, whatever order facts came in; and the other promises are kept as well', async () => {
    const findings = await inSnapshot(db, async (tx) => [
      ...(await runChecks(tx, scope, 20)),
      await replayCustomers(tx, scope, 'all', 20),
    ]);
    expect(findings.filter(isBroken)).toEqual([]);
    expect(findings.at(-1)?.promise).toContain('(4 customers)');
  });

  it('replays as many as asked for', async () => {
    const told: number[] = [];
    const finding = await inSnapshot(db, (tx) => replayCustomers(tx, scope, 2, 20, (done) => told.push(done)));
    expect(finding).toMatchObject({ count: 0, promise: expect.stringContaining('(2 customers)') });
    expect(told).toEqual([2]);
  });

  it.each<[string, string, ReturnType<typeof sql>]>([
    ['progress that no fact made', 'achievement', sql`update user_achievements set progress = progress + 1`],
    [
      'an unlock by another fact',
      'achievement',
      sql`update user_achievements set unlocked_at = unlocked_at + interval '1 day'`,
    ],
    [
      'what a counter remembers',
      'achievement',
      sql`update user_achievements set memo = '{"seen": []}' where memo is not null`,
    ],
    ['a row that is missing', 'achievement', sql`delete from user_achievements`],
    ['points', 'points', sql`update users set total_points = total_points + 1`],
    ['the number of purchases', 'purchase count', sql`update users set purchase_count = purchase_count + 1`],
    ['the last fact', 'last fact', sql`update users set last_fact_at = last_fact_at + interval '1 second'`],
    ['the first fact', 'first fact', sql`update users set first_fact_at = first_fact_at - interval '1 second'`],
    ['a badge nobody earned so', 'badge', sql`update user_badges set earned_at = earned_at + interval '1 hour'`],
    ['a badge taken away', 'badge', sql`delete from user_badges`],
  ])('notices %s', async (_what, kind, change) => {
    const found = await replayedAfter((tx) => tx.execute(change));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([kind]));
  });

  it('shows no more rows than wanted and counts all', async () => {
    const takenBack = new Error('taken back');
    const work = db.transaction(async (tx) => {
      await tx.execute(sql`update users set total_points = total_points + 1`);
      const finding = await replayCustomers(tx, scope, 'all', 1);
      expect(finding).toMatchObject({ count: 4, breaches: [{ what: 'points' }] });
      throw takenBack;
    });
    await expect(work).rejects.toBe(takenBack);
  });
});
