import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';
import { undone } from '#server/loyalty/rewards/undo-work.ts';
import { WALLET } from '#server/payments/payouts/wallet.ts';
import { standingOf } from './cascade-queries.ts';
import { cascadeOf } from './cascade-rules.ts';
import type { RecordRefundInput, RefundPreviewView } from './contract.ts';
import { recordRefund } from './record-refund.ts';

type PreviewInput = {
  readonly programId: string;
  readonly purchaseId: string;
  readonly refund: RecordRefundInput;
};

/**
 * Everything that a refund would change: the cashback and how it comes back, points, achievements, the badge, the purchase.
 * It is the real refund, rewarded by the real engine, in a transaction that is taken back: nothing is written.
 * @throws Refusal as `recordRefund`
 */
export async function previewRefund(ctx: Context, input: PreviewInput): Promise<RefundPreviewView> {
  requireMay(ctx.actor, 'purchase.read', { programId: input.programId });
  return undone(ctx, 'refund.preview', (trying) => refundAndCompare(trying, input));
}

/* Recording takes the customer's lock, so that nothing else can happen between the two looks. */
async function refundAndCompare(ctx: Context, { programId, purchaseId, refund: wanted }: PreviewInput) {
  const { refund, created } = await recordRefund(ctx, { programId, purchaseId, refund: wanted });
  const before = await standingOf(ctx.db, refund.userId, purchaseId);
  const { failed } = await grantRewards(ctx, { refundIds: [refund.id] });
  if (created && failed > 0) throw new Error('a refund that was only tried could not be rewarded');
  const after = await standingOf(ctx.db, refund.userId, purchaseId);
  const purchase = await purchaseById(ctx.db, programId, purchaseId);
  const { status, amountMinor, refundedMinor, currency } = purchase;
  const amounts = {
    amount: Number(amountMinor),
    refundedAmount: Number(refundedMinor),
    netAmount: Number(amountMinor - refundedMinor),
  };
  return {
    purchaseId,
    refund: { amount: Number(refund.amountMinor), lines: refund.lines },
    purchase: { status, ...amounts, currency },
    ...cascadeOf(before, after, after.cashback?.provider === WALLET),
  };
}
