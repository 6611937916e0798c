import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { type CancelCashbackInput, cancelCashbackInput } from './contract.ts';
import { endCashback } from './end-cashback.ts';
import { lockedOf, type NamedCashback, subjectOf } from './retry-cashback.ts';

/**
 * Gives up on cashback that failed: it is reversed and never paid. What waits for a person because nobody knows whether it
 * was paid takes a proof, in words, that it was not.
 * @throws Refusal `not_found`, `cashback_not_failed`, `outcome_unknown`, `validation_failed`
 */
export async function cancelCashback(
  ctx: Context,
  { programId, transactionId, ...input }: NamedCashback & CancelCashbackInput,
): Promise<void> {
  requireMay(ctx.actor, 'cashback.cancel', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  const { reason, proof } = checkedInput(cancelCashbackInput, input);
  await ctx.db.transaction(async (tx) => {
    const cashback = await lockedOf(tx, { programId, transactionId });
    const { status } = cashback;
    if (status !== 'failed' && status !== 'needs_review') {
      throw conflict('cashback_not_failed', 'Only cashback that failed can be cancelled');
    }
    if (status === 'needs_review' && !proof) {
      throw conflict('outcome_unknown', 'This may have been paid: cancelling it takes a proof that it was not');
    }
    await endCashback(ctx, tx, cashback, { to: 'reversed', reason: reason ?? 'cancelled' });
    await writeAudit(tx, ctx, {
      ...subjectOf(cashback),
      action: 'cashback.cancel',
      before: { status, amount: Number(cashback.amountMinor - cashback.reversedMinor) },
      after: { status: 'reversed', reason: reason ?? null, proof: proof ?? null },
    });
  });
}
