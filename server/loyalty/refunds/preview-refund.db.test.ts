import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aPurchase, testContext, uniqueWord } from '#db/testing/factories.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { expectSoundBooks } from '#server/loyalty/rewards/testing/sound-books.ts';
import { aShop, daysAgo } from '#server/loyalty/rewards/testing/stage.ts';
import { previewRefund } from './preview-refund.ts';
import { recordRefund } from './record-refund.ts';
import { aTill, outsideProvider } from './testing/till.ts';

const { db, sql: raw } = await testDatabase();
const ctx = testContext(db);
const TABLES = ['purchases', 'refunds', 'cashback_transactions', 'points_ledger', 'user_achievements', 'user_badges'];
const MORE = ['events', 'reward_traces', 'audit_log', 'users', 'wallet_postings', 'clawback_nettings'];

/** All rows of all tables that a refund may touch. */
const everything = () => Promise.all([...TABLES, ...MORE].map((table) => raw`select * from ${raw(table)} order by id`));

describe('the preview of a refund', () => {
  it('shows the whole cascade, and writes nothing', async () => {
    const programId = await aShop(ctx);
    const customer = { externalId: uniqueWord('customer') };
    const small = await aPurchase(ctx, { programId, customer, amount: 300_000, occurredAt: daysAgo(9) });
    const large = await aPurchase(ctx, { programId, customer, amount: 12_000_000, occurredAt: daysAgo(8) });
    await grantRewards(ctx, { purchaseIds: [small.id, large.id] });
    const before = await everything();
    const sentBefore = ctx.sent.length;
    const preview = await previewRefund(ctx, { programId, purchaseId: large.id, refund: { amount: 8_000_000 } });
    expect(preview).toMatchObject({
      purchaseId: large.id,
      refund: { amount: 8_000_000, lines: null },
      purchase: { status: 'partially_refunded', refundedAmount: 8_000_000, netAmount: 4_000_000, currency: 'NGN' },
      cashback: { status: 'pending', before: 660_000, after: 140_000, takenBack: 520_000, how: 'reversed' },
      points: { before: 800, after: 100, delta: -700 },
      badge: { before: { level: 2, name: 'Silver' }, after: { level: 1, name: 'Bronze' } },
    });
    expect(
      preview.achievements.map(({ key, change, before: was, after, points }) => [key, change, was, after, points]),
    ).toEqual([
      ['big-basket', 'revoked', 1, 0, -300],
      ['big-spender', 'revoked', 12_300_000, 4_300_000, -400],
      ['high-roller', 'progress', 12_300_000, 4_300_000, 0],
    ]);
    expect(await everything()).toEqual(before);
    expect(ctx.sent).toHaveLength(sentBefore);
  });

  it('is refused as the refund would be', async () => {
    const programId = await aShop(ctx);
    const { id: purchaseId } = await aPurchase(ctx, { programId });
    const preview = (amount: number) => previewRefund(ctx, { programId, purchaseId, refund: { amount } });
    await expect(preview(6_000_001)).rejects.toMatchObject({ code: 'refund_exceeds_purchase' });
    await expect(preview(0)).rejects.toMatchObject({ code: 'validation_failed' });
    const pending = await aPurchase(ctx, { programId, status: 'pending' });
    const early = previewRefund(ctx, { programId, purchaseId: pending.id, refund: { amount: 1 } });
    await expect(early).rejects.toMatchObject({ code: 'purchase_not_completed' });
  });

  it('may be seen by whoever may read purchases, and by no customer', async () => {
    const programId = await aShop(ctx);
    const { id: purchaseId, userId } = await aPurchase(ctx, { programId });
    const asked = { programId, purchaseId, refund: { amount: 1 } };
    const token = { kind: 'token', tokenId: 't', programId, scopes: ['purchases:read'] } as const;
    await expect(previewRefund(testContext(db, { actor: token }), asked)).resolves.toMatchObject({ purchaseId });
    const customer = { kind: 'person', userId, programId, role: 'customer' } as const;
    await expect(previewRefund(testContext(db, { actor: customer }), asked)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it.each([
    ['in the wallet is taken out of the balance', undefined, 'taken_from_balance'],
    ['elsewhere is netted from the next payouts', outsideProvider(), 'netted'],
  ])('says that cashback paid %s', async (_what, outside, how) => {
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const asked = { programId: till.programId, purchaseId: purchase.id, refund: { amount: 1_500_000 } };
    const cashback = { status: 'completed', before: 300_000, after: 135_000, takenBack: 165_000, how };
    expect((await previewRefund(till.ctx, asked)).cashback).toMatchObject(cashback);
    expect(await till.total()).toBe(300_000n);
    expect(await till.clawbacks(purchase)).toEqual([]);
  });

  it('says that a payment under way comes first', async () => {
    const outside = outsideProvider({ pay: () => ({ outcome: 'unknown', message: 'no answer' }) });
    const till = await aTill(db, { outside });
    const purchase = await till.buy();
    await till.reward();
    await till.pay();
    const asked = { programId: till.programId, purchaseId: purchase.id, refund: { amount: 1_500_000 } };
    const { cashback } = await previewRefund(till.ctx, asked);
    expect(cashback).toMatchObject({ status: 'processing', before: 300_000, after: 135_000, how: 'later' });
  });

  it('of a purchase that still waits for its reward prices it on what is left', async () => {
    const till = await aTill(db);
    const purchase = await till.buy();
    const asked = { programId: till.programId, purchaseId: purchase.id, refund: { amount: 1_500_000 } };
    const { cashback } = await previewRefund(till.ctx, asked);
    expect(cashback).toMatchObject({ transactionId: null, before: 0, after: 135_000, takenBack: 0, how: 'none' });
  });
});

describe('a person who refunds', () => {
  it('must have given the password just now', async () => {
    const programId = await aShop(ctx);
    const { id: purchaseId } = await aPurchase(ctx, { programId });
    const admin = { kind: 'person', userId: purchaseId, programId, role: 'admin' } as const;
    const refund = (confirmedAt: Date | null) =>
      recordRefund(testContext(db, { actor: { ...admin, confirmedAt } }), {
        programId,
        purchaseId,
        refund: { amount: 1 },
      });
    await expect(refund(null)).rejects.toMatchObject({ code: 'confirmation_required' });
    await expect(refund(ctx.now())).resolves.toMatchObject({ created: true });
  });
});

describe('the policy of a program', () => {
  it('counts from the first refund of a purchase on, so that a change in between splits nothing', async () => {
    const till = await aTill(db, { policy: 'proportional' });
    const [begun, fresh] = [await till.buy(), await till.buy()];
    await till.reward();
    await till.refund(begun, 1_000_000);
    await till.reward();
    const settings = sql`'{"refundCashback": "reevaluate"}'::jsonb`;
    await db.update(programs).set({ settings }).where(eq(programs.id, till.programId));
    await till.refund(begun, 500_000);
    await till.refund(fresh);
    await till.reward();
    expect(await till.earned(begun)).toMatchObject({ reversedMinor: 75_000n });
    expect(await till.earned(fresh)).toMatchObject({ reversedMinor: 165_000n });
    await expectSoundBooks(db, till.programId);
  });
});
