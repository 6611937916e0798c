import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { refunds } from '#db/schema/refunds.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, aPurchase, testContext, uniqueWord } from '#db/testing/factories.ts';
import { cancelPurchase } from '#server/loyalty/purchases/cancel-purchase.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import type { RecordRefundInput } from './contract.ts';
import { recordRefund } from './record-refund.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

const bought = (overrides: Partial<RecordPurchaseInput> = {}) => aPurchase(ctx, { programId, ...overrides });
const refund = (purchase: Purchase, wanted: RecordRefundInput, context = ctx) =>
  recordRefund(context, { programId, purchaseId: purchase.id, refund: wanted });
const nowOf = async (purchase: Purchase) => {
  const { status, refundedMinor } = await purchaseById(db, programId, purchase.id);
  return { status, refundedMinor };
};

describe('a refund of an amount', () => {
  it('is a fact of its own, moves the purchase on, and wakes rewarding', async () => {
    const mine = testContext(db);
    const purchase = await bought();
    const first = await refund(purchase, { amount: 1_500_000, reason: 'Broken' }, mine);
    expect(first.created).toBe(true);
    const [stored] = await db.select().from(refunds).where(eq(refunds.id, first.refund.id));
    expect(stored).toEqual(first.refund);
    expect(stored).toMatchObject({ amountMinor: 1_500_000n, lines: null, reason: 'Broken', userId: purchase.userId });
    expect(await nowOf(purchase)).toEqual({ status: 'partially_refunded', refundedMinor: 1_500_000n });
    await refund(purchase, { amount: 4_500_000 }, mine);
    expect(await nowOf(purchase)).toEqual({ status: 'refunded', refundedMinor: 6_000_000n });
    expect(mine.sent.map((job) => job.job)).toEqual(['rewards.grant', 'rewards.grant']);
    expect(mine.sent[0]?.payload).toEqual({ refundIds: [first.refund.id] });
  });

  it('is in the audit log with the purchase before and after', async () => {
    const purchase = await bought();
    await refund(purchase, { amount: 1_000_000 });
    const rows = await db.select().from(auditLog).where(eq(auditLog.subjectId, purchase.id));
    expect(rows).toMatchObject([
      {
        actor: 'operator:test',
        action: 'purchase.refund',
        before: { status: 'completed', refundedAmount: 0 },
        after: { status: 'partially_refunded', refundedAmount: 1_000_000, refund: { amount: 1_000_000 } },
      },
    ]);
  });
});

describe('a refund of lines', () => {
  const lines: Partial<RecordPurchaseInput> = {
    amount: 11_000,
    items: [
      { name: 'Cup', quantity: 4, unitAmount: 2_000 },
      { name: 'Card', quantity: 2, unitAmount: 500 },
      { name: 'Gift', quantity: 1, unitAmount: 0 },
    ],
  };

  it('is worth the unit amounts', async () => {
    const purchase = await bought(lines);
    const answer = await refund(purchase, {
      lines: [
        { index: 1, quantity: 1 },
        { index: 0, quantity: 2 },
      ],
    });
    expect(answer.refund).toMatchObject({
      amountMinor: 4_500n,
      lines: [
        { index: 0, quantity: 2 },
        { index: 1, quantity: 1 },
      ],
    });
  });

  it('takes all that is left when the last lines go back, so delivery goes back with them', async () => {
    const purchase = await bought(lines);
    await refund(purchase, { lines: [{ index: 0, quantity: 4 }] });
    const last = await refund(purchase, {
      lines: [
        { index: 1, quantity: 2 },
        { index: 2, quantity: 1 },
      ],
    });
    expect(last.refund.amountMinor).toBe(3_000n);
    expect(await nowOf(purchase)).toEqual({ status: 'refunded', refundedMinor: 11_000n });
  });

  it('takes only what is left when an amount was refunded before', async () => {
    const purchase = await bought(lines);
    await refund(purchase, { amount: 10_000 });
    const all = [0, 1, 2].map((index) => ({ index, quantity: [4, 2, 1][index] ?? 0 }));
    expect((await refund(purchase, { lines: all })).refund.amountMinor).toBe(1_000n);
  });

  it.each([
    ['more of a line than was bought', [{ index: 0, quantity: 5 }], 'refund_exceeds_purchase'],
    ['a line that is not there', [{ index: 3, quantity: 1 }], 'validation_failed'],
    ['a line twice in one refund', Array(2).fill({ index: 0, quantity: 1 }), 'validation_failed'],
    ['none of a line', [{ index: 0, quantity: 0 }], 'validation_failed'],
    ['only what cost nothing', [{ index: 2, quantity: 1 }], 'refund_of_nothing'],
  ])('is refused for %s', async (_what, wanted, code) => {
    const purchase = await bought(lines);
    await expect(refund(purchase, { lines: wanted })).rejects.toMatchObject({ code });
    expect(await nowOf(purchase)).toEqual({ status: 'completed', refundedMinor: 0n });
  });

  it('is refused for a line that went back before', async () => {
    const purchase = await bought(lines);
    await refund(purchase, { lines: [{ index: 0, quantity: 3 }] });
    await expect(refund(purchase, { lines: [{ index: 0, quantity: 2 }] })).rejects.toMatchObject({
      code: 'refund_exceeds_purchase',
    });
  });
});

describe('a refund is refused, and nothing is written,', () => {
  it.each<[string, object, string]>([
    ['of more than the purchase', { amount: 6_000_001 }, 'refund_exceeds_purchase'],
    ['of nothing', { amount: 0 }, 'validation_failed'],
    ['of less than nothing', { amount: -1 }, 'validation_failed'],
    ['of neither amount nor lines', {}, 'validation_failed'],
    ['of both', { amount: 1, lines: [{ index: 0, quantity: 1 }] }, 'validation_failed'],
    [
      'of 501 lines',
      { lines: Array.from({ length: 501 }, (_, index) => ({ index, quantity: 1 })) },
      'validation_failed',
    ],
    ['with an unknown field', { amount: 1, currency: 'NGN' }, 'validation_failed'],
    ['in the future', { amount: 1, occurredAt: '2026-11-20T12:06:00Z' }, 'validation_failed'],
    ['before the purchase', { amount: 1, occurredAt: '2026-11-20T11:59:00Z' }, 'validation_failed'],
    ['with a NUL byte', { amount: 1, reason: 'a\0' }, 'validation_failed'],
  ])('%s', async (_what, wanted, code) => {
    const mine = testContext(db);
    const purchase = await bought();
    await expect(refund(purchase, wanted, mine)).rejects.toMatchObject({ code });
    expect(await nowOf(purchase)).toEqual({ status: 'completed', refundedMinor: 0n });
    expect(mine.sent).toEqual([]);
  });

  it('once everything is refunded', async () => {
    const purchase = await bought();
    await refund(purchase, { amount: 6_000_000 });
    await expect(refund(purchase, { amount: 1 })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'refund_exceeds_purchase',
    });
  });

  it('of a purchase that was never paid', async () => {
    const pending = await bought({ status: 'pending' });
    const answer = { kind: 'conflict', code: 'purchase_not_completed' };
    await expect(refund(pending, { amount: 1 })).rejects.toMatchObject(answer);
    await cancelPurchase(ctx, { programId, purchaseId: pending.id });
    await expect(refund(pending, { amount: 1 })).rejects.toMatchObject(answer);
  });

  it('of another program', async () => {
    const theirs = await aPurchase(ctx);
    await expect(refund(theirs, { amount: 1 })).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('without the scope', async () => {
    const reader = testContext(db, {
      actor: { kind: 'token', tokenId: 't', programId, scopes: ['purchases:read'] },
    });
    await expect(refund(await bought(), { amount: 1 }, reader)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the same refund again', () => {
  it('is answered as it is stored when it has the same external id and content', async () => {
    const mine = testContext(db);
    const purchase = await bought();
    const wanted = { amount: 5_000_000, externalId: uniqueWord('credit-note') };
    const first = await refund(purchase, wanted, mine);
    const again = await refund(purchase, wanted, mine);
    expect(again).toEqual({ refund: first.refund, created: false });
    expect(mine.sent).toHaveLength(1);
    expect(await nowOf(purchase)).toEqual({ status: 'partially_refunded', refundedMinor: 5_000_000n });
  });

  it('is a conflict with other content, or for another purchase', async () => {
    const [one, other] = [await bought(), await bought()];
    const externalId = uniqueWord('credit-note');
    await refund(one, { amount: 100, externalId });
    const answer = { kind: 'conflict', code: 'refund_conflict' };
    await expect(refund(one, { amount: 101, externalId })).rejects.toMatchObject(answer);
    await expect(refund(other, { amount: 100, externalId })).rejects.toMatchObject(answer);
  });

  it('racing itself is recorded once, also when two purchases claim it', async () => {
    const [one, other] = [await bought(), await bought()];
    const wanted = { amount: 100, externalId: uniqueWord('credit-note') };
    const outcomes = await Promise.allSettled(
      [one, one, one, other, other].map((purchase) => refund(purchase, wanted)),
    );
    const created = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.created);
    expect(created).toHaveLength(1);
    const stored = await db.select().from(refunds).where(eq(refunds.externalId, wanted.externalId));
    expect(stored).toHaveLength(1);
  });
});

describe('refunds racing each other', () => {
  it('never add up to more than the purchase', async () => {
    for (let round = 0; round < 5; round += 1) {
      const purchase = await bought({ amount: 1_000 });
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => refund(purchase, { amount: 300 })));
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(3);
      expect(await nowOf(purchase)).toEqual({ status: 'partially_refunded', refundedMinor: 900n });
    }
  });
});
