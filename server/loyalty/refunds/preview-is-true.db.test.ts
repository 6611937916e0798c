import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REVERSALS } from '#db/enums.ts';
import { events } from '#db/schema/events.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, testContext, uniqueWord } from '#db/testing/factories.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { giveDemoRules } from '#server/loyalty/rewards/testing/demo-rules.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { daysAgo, recorded } from '#server/loyalty/rewards/testing/stage.ts';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { previewRefund } from './preview-refund.ts';
import { recordRefund } from './record-refund.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);

const RULES = {
  'first-purchase': { points: 100, criteria: { type: 'purchase', target: 1 } },
  twice: { points: 200, criteria: { type: 'purchase', target: 2 } },
  spender: { points: 400, criteria: { type: 'spending', target: 8_000_000, measure: 'net' } },
  'big-basket': {
    points: 300,
    criteria: { type: 'purchase', target: 1, where: { field: 'amount', op: 'gte', value: 4_000_000 } },
  },
} as const;

async function aShop(reversal: 'revoke' | 'keep'): Promise<string> {
  const { id } = await aProgram(ctx);
  const rules = Object.entries(RULES).map(([key, rule]) => [key, { ...rule, more: { reversal } }]);
  await giveDemoRules(db, id, Object.fromEntries(rules));
  return id;
}

/** What a customer has, read without the words of the preview. */
async function standing(userId: string, purchaseId: string) {
  const [user] = await sql`select total_points::int as points from users where id = ${userId}`;
  const [badge] = await sql`
    select b.level from user_badges u join badges b on b.id = u.badge_id where u.user_id = ${userId} and u.is_current`;
  const unlocked = await sql`
    select a.key from user_achievements u join achievements a on a.id = u.achievement_id
     where u.user_id = ${userId} and u.unlocked_at is not null order by 1`;
  const [cashback] = await sql`
    select coalesce(sum(amount - reversed_amount), 0)::int as kept from cashback_transactions where purchase_id = ${purchaseId}`;
  return {
    points: user?.points,
    level: badge?.level ?? null,
    unlocked: unlocked.map(({ key }) => key),
    kept: cashback?.kept,
  };
}

const wanted = fc.record({
  reversal: fc.constantFrom(...REVERSALS),
  amounts: fc.array(fc.integer({ min: 1_000, max: 9_000_000 }), { minLength: 1, maxLength: 4 }),
  isPaid: fc.boolean(),
  refunds: fc.array(fc.record({ which: fc.nat(3), percent: fc.constantFrom(1, 20, 50, 99, 100) }), {
    minLength: 1,
    maxLength: 4,
  }),
});

describe('the preview of a refund', () => {
  it('is what the refund then does, whatever was bought, paid and refunded before', async () => {
    const runs = fc.asyncProperty(wanted, async ({ reversal, amounts, isPaid, refunds }) => {
      const programId = await aShop(reversal);
      const customer = { externalId: uniqueWord('customer') };
      const orders = amounts.map((amount, day) => ({ customer, amount, occurredAt: daysAgo(20 - day) }));
      const purchases = await recorded(ctx, programId, orders);
      await grantRewards(ctx, { purchaseIds: purchases.map(({ id }) => id) });
      if (isPaid) await payEverything(programId);
      for (const { which, percent } of refunds) {
        const purchase = await presentOf(programId, purchases[which % purchases.length]);
        const left = purchase.amountMinor - purchase.refundedMinor;
        if (left > 0n)
          await expectPreviewToComeTrue(programId, purchase, Math.max(1, Math.floor((Number(left) * percent) / 100)));
      }
      await expectSoundBooks(db, programId);
    });
    await fc.assert(runs, { numRuns: 8 });
  }, 180_000);
});

async function expectPreviewToComeTrue(programId: string, { id: purchaseId, userId }: Purchase, amount: number) {
  const asked = { programId, purchaseId, refund: { amount } };
  const before = await standing(userId, purchaseId);
  const preview = await previewRefund(ctx, asked);
  expect(await standing(userId, purchaseId)).toEqual(before);
  const { refund } = await recordRefund(ctx, asked);
  await grantRewards(ctx, { refundIds: [refund.id] });
  const after = await standing(userId, purchaseId);
  const purchase = await purchaseById(db, programId, purchaseId);
  expect(preview.points).toEqual({
    before: before.points,
    after: after.points,
    delta: Number(after.points) - Number(before.points),
  });
  expect([preview.badge.before?.level ?? null, preview.badge.after?.level ?? null]).toEqual([
    before.level,
    after.level,
  ]);
  const of = (change: string) => preview.achievements.filter((one) => one.change === change).map(({ key }) => key);
  expect(of('revoked')).toEqual(before.unlocked.filter((key) => !after.unlocked.includes(key)));
  expect(of('unlocked')).toEqual([]);
  expect([preview.cashback?.before ?? 0, preview.cashback?.after ?? 0]).toEqual([before.kept, after.kept]);
  expect(preview.purchase).toMatchObject({ status: purchase.status, refundedAmount: Number(purchase.refundedMinor) });
}

async function presentOf(programId: string, purchase: Purchase | undefined): Promise<Purchase> {
  if (!purchase) throw new Error('nothing was bought');
  return purchaseById(db, programId, purchase.id);
}

async function payEverything(programId: string): Promise<void> {
  const rows = await sql`select id from cashback_transactions where program_id = ${programId}`;
  await payCashback(ctx, { transactionIds: rows.map(({ id }) => String(id)) });
}

describe('a refund in full', () => {
  const refundedInFull = async (reversal: 'revoke' | 'keep') => {
    const programId = await aShop(reversal);
    const [purchase] = await recorded(ctx, programId, [{ amount: 6_000_000 }]);
    const { id: purchaseId, userId } = await presentOf(programId, purchase);
    await grantRewards(ctx, { purchaseIds: [purchaseId] });
    const { refund } = await recordRefund(ctx, { programId, purchaseId, refund: { amount: 6_000_000 } });
    await grantRewards(ctx, { refundIds: [refund.id] });
    const told = await db.select().from(events).where(eq(events.userId, userId)).orderBy(events.id);
    const ledger = await db.select().from(pointsLedger).where(eq(pointsLedger.userId, userId)).orderBy(pointsLedger.id);
    const types = told.map(({ type }) => type).filter((type) => /revoked|reversed|refunded/.test(type));
    await expectSoundBooks(db, programId);
    return {
      ...(await standing(userId, purchaseId)),
      types,
      moves: ledger.map(({ kind, delta }) => `${kind} ${delta}`).sort(),
    };
  };

  it('takes back achievements, points, badge and cashback, and tells of each', async () => {
    expect(await refundedInFull('revoke')).toEqual({
      points: 0,
      level: null,
      unlocked: [],
      kept: 0,
      types: ['purchase.refunded', 'achievement.revoked', 'achievement.revoked', 'badge.revoked', 'cashback.reversed'],
      moves: ['revoke -100', 'revoke -300', 'unlock 100', 'unlock 300'],
    });
  });

  it('takes back only the cashback where achievements keep what was reached', async () => {
    expect(await refundedInFull('keep')).toEqual({
      points: 400,
      level: 1,
      unlocked: ['big-basket', 'first-purchase'],
      kept: 0,
      types: ['purchase.refunded', 'cashback.reversed'],
      moves: ['unlock 100', 'unlock 300'],
    });
  });
});
