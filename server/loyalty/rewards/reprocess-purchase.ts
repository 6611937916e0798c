import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';

type Row = { readonly processed: boolean; readonly completed: boolean };

const LOCK = `
  select processed_for_loyalty as processed, completed_at is not null as completed
    from purchases where id = $1 and program_id = $2 for no key update`;
const FORGIVE = `
  update purchases set reward_failures = 0, reward_error = null, reward_retry_at = null, reward_dead_at = null where id = $1`;

/**
 * Sends a purchase through rewarding again, with all tries before it. One that was rewarded stays as it is: `queued` is false
 * then. However often this is asked for, a purchase is rewarded once.
 * @throws Refusal `not_found`; `purchase_not_completed`
 */
export async function reprocessPurchase(
  ctx: Context,
  input: { readonly programId: string; readonly purchaseId: string },
): Promise<{ queued: boolean }> {
  const { programId, purchaseId } = input;
  requireMay(ctx.actor, 'rewards.redrive', { programId });
  return ctx.db.transaction(async (tx) => {
    const [row] = await run<Row>(tx, LOCK, [purchaseId, programId]);
    if (!row) throw notFound('The purchase');
    if (row.processed) return { queued: false };
    if (!row.completed) throw conflict('purchase_not_completed', 'Only completed purchases are rewarded');
    await run(tx, FORGIVE, [purchaseId]);
    await ctx.enqueue(tx, 'rewards.grant', { purchaseIds: [purchaseId] });
    const subject = { programId, subjectType: 'purchase', subjectId: purchaseId };
    await writeAudit(tx, ctx, { ...subject, action: 'rewards.redrive' });
    return { queued: true };
  });
}
