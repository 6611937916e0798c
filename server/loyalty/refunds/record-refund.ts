import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { RefundPolicy } from '#db/enums.ts';
import { programs } from '#db/schema/programs.ts';
import { purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';
import { users } from '#db/schema/users.ts';
import { raceSafeTransaction } from '#db/transaction.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { lockedPurchase } from '#server/loyalty/purchases/complete-purchase.ts';
import { purchaseById } from '#server/loyalty/purchases/queries.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { type CheckedRefundInput, type RecordRefundInput, recordRefundInput } from './contract.ts';
import { refundByExternalId, refundsOfPurchase } from './queries.ts';
import { isSameRefund, type Refund, refundDraft, refundedPurchase, viewOfRefund } from './rules.ts';

type Named = { readonly programId: string; readonly purchaseId: string };

/**
 * Records that money or lines of a purchase went back, and wakes rewarding, which takes back what the remaining purchases
 * no longer earn. With an `externalId` the same refund again is answered as it is stored, `created` false.
 * @throws Refusal `validation_failed`, `not_found`, `purchase_not_completed`, `refund_exceeds_purchase`, `refund_of_nothing`,
 * `refund_conflict` when the external id stands for another refund, `confirmation_required`
 */
export async function recordRefund(
  ctx: Context,
  input: Named & { readonly refund: RecordRefundInput },
): Promise<{ refund: Refund; created: boolean }> {
  requireMay(ctx.actor, 'purchase.refund', input);
  requireConfirmed(ctx.actor, ctx.now());
  const wanted = checkedInput(recordRefundInput, input.refund);
  return raceSafeTransaction(ctx.db, (tx) => recordOne(tx, ctx, input, wanted), ['refunds_program_external_id_key']);
}

async function recordOne(tx: Tx, ctx: Context, named: Named, wanted: CheckedRefundInput) {
  const purchase = await lockedWithOwner(tx, named);
  const known = wanted.externalId && (await refundByExternalId(tx, named.programId, wanted.externalId));
  if (known) return { refund: sameOrConflict(known, purchase, wanted), created: false };
  const earlier = await refundsOfPurchase(tx, named.programId, purchase.id);
  const draft = refundDraft(purchase, earlier, wanted, ctx.now());
  const refund: Refund = {
    id: newId(),
    programId: named.programId,
    userId: purchase.userId,
    purchaseId: purchase.id,
    externalId: wanted.externalId ?? null,
    ...draft,
    reason: wanted.reason ?? null,
    cashbackPolicy: earlier[0]?.cashbackPolicy ?? (await policyOf(tx, named.programId)),
    cashbackWaits: false,
    createdBy: actorLabel(ctx.actor),
    processedForLoyalty: false,
    processedAt: null,
    rewardFailures: 0,
    rewardRetryAt: null,
    rewardError: null,
    rewardDeadAt: null,
    createdAt: ctx.now(),
  };
  await save(tx, ctx, purchase, refund);
  return { refund, created: true };
}

/** House order: the customer first, then the purchase. What is read before the locks names them and decides nothing. */
async function lockedWithOwner(tx: Tx, named: Named): Promise<Purchase> {
  const { userId } = await purchaseById(tx, named.programId, named.purchaseId);
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  return lockedPurchase(tx, named);
}

/** How the program takes cashback back; what the first refund of a purchase was recorded with counts for all of them. */
async function policyOf(tx: Tx, programId: string): Promise<RefundPolicy> {
  const [program] = await tx.select({ settings: programs.settings }).from(programs).where(eq(programs.id, programId));
  return program?.settings.refundCashback ?? 'reevaluate';
}

function sameOrConflict(known: Refund, purchase: Purchase, wanted: CheckedRefundInput): Refund {
  if (isSameRefund(known, purchase.id, wanted)) return known;
  throw conflict('refund_conflict', `Refund ${known.externalId} is already recorded with other content`);
}

async function save(tx: Tx, ctx: Context, purchase: Purchase, refund: Refund): Promise<void> {
  const change = { ...refundedPurchase(purchase, refund.amountMinor), updatedAt: ctx.now() };
  await tx.update(purchases).set(change).where(eq(purchases.id, purchase.id));
  await tx.insert(refunds).values(refund);
  await writeAudit(tx, ctx, {
    programId: refund.programId,
    action: 'purchase.refund',
    subjectType: 'purchase',
    subjectId: purchase.id,
    before: { status: purchase.status, refundedAmount: Number(purchase.refundedMinor) },
    after: { status: change.status, refundedAmount: Number(change.refundedMinor), refund: viewOfRefund(refund) },
  });
  ctx.checkpoint('refund.before-enqueue');
  await ctx.enqueue(tx, 'rewards.grant', { refundIds: [refund.id] });
}
