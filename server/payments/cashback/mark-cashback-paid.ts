import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { type MarkPaidInput, markPaidInput } from './contract.ts';
import { endCashback } from './end-cashback.ts';
import type { LockedCashback } from './lock-cashback.ts';
import { lockedOf, type NamedCashback, subjectOf } from './retry-cashback.ts';

const TAKEN = `
  select 1 from cashback_transactions
   where program_id = $1::uuid and provider is not distinct from $2 and provider_reference = $3 and id <> $4::uuid`;

/**
 * Completes cashback of which a person knows that it was paid: the provider's reference and how they know it.
 * @throws Refusal `not_found`, `cashback_not_failed`, `books_decide` for store credit, whose books are our own,
 * `reference_taken`, `validation_failed`
 */
export async function markCashbackPaid(
  ctx: Context,
  { programId, transactionId, ...input }: NamedCashback & MarkPaidInput,
): Promise<void> {
  requireMay(ctx.actor, 'cashback.mark_paid', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  const { reference, proof } = checkedInput(markPaidInput, input);
  await ctx.db.transaction(async (tx) => {
    const cashback = await lockedOf(tx, { programId, transactionId });
    await requirePayableByHand(tx, cashback, reference);
    await endCashback(ctx, tx, cashback, { to: 'completed', reference });
    await writeAudit(tx, ctx, {
      ...subjectOf(cashback),
      action: 'cashback.mark_paid',
      before: { status: cashback.status },
      after: { status: 'completed', amount: Number(cashback.payableMinor), reference, proof },
    });
  });
}

async function requirePayableByHand(tx: Tx, cashback: LockedCashback, reference: string): Promise<void> {
  const { id, programId, status, provider } = cashback;
  if (status !== 'failed' && status !== 'needs_review') {
    throw conflict('cashback_not_failed', 'Only cashback that failed, or waits for a person, can be marked as paid');
  }
  if (provider === 'wallet') {
    throw conflict('books_decide', 'Our own books say whether store credit was paid: try it again instead');
  }
  const taken = await run(tx, TAKEN, [programId, provider, reference, id]);
  if (taken.length > 0) throw conflict('reference_taken', 'Another payment has this reference already');
}
