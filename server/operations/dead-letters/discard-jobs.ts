import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { DiscardJobsInput } from './contract.ts';
import { heldLetters, removeLetters } from './hold-letters.ts';

/**
 * Throws jobs that were given up away, with a reason, and keeps in the audit log what they were. Only the wake-up goes: the
 * purchase that is not rewarded and the cashback that is not paid stand in their own rows, and the sweepers put them into the
 * queue again. So nothing owed can be lost here; to end such work, cancel it where it stands. Answers how many went.
 * @throws Refusal `not_found`
 */
export async function discardJobs(ctx: Context, programId: string, input: DiscardJobsInput): Promise<number> {
  requireMay(ctx.actor, 'queue.discard', { programId });
  return ctx.db.transaction(async (tx) => {
    const letters = await heldLetters(tx, programId, input);
    await removeLetters(tx, input);
    const before = letters.map(({ row, envelope, ids }) => ({
      id: row.id,
      job: envelope?.job ?? null,
      ids: Object.fromEntries(ids),
    }));
    const after = { queue: input.queue, reason: input.reason };
    await writeAudit(tx, ctx, {
      programId,
      action: 'queue.discard',
      subjectType: 'queue',
      subjectId: null,
      before,
      after,
    });
    return letters.length;
  });
}
