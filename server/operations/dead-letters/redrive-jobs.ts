import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { RedriveJobsInput } from './contract.ts';
import { heldLetters, removeLetters } from './hold-letters.ts';

/**
 * Puts jobs that were given up back into their queue, with all tries before them. A job only wakes a worker, which looks at
 * the rows: what was done meanwhile is not done again. Answers how many were put back.
 * @throws Refusal `not_found`; `job_unreadable` for a letter that is no job of the house
 */
export async function redriveJobs(ctx: Context, programId: string, input: RedriveJobsInput): Promise<number> {
  requireMay(ctx.actor, 'queue.redrive', { programId });
  return ctx.db.transaction(async (tx) => {
    const letters = await heldLetters(tx, programId, input);
    for (const { envelope } of letters) {
      if (envelope === null) throw conflict('job_unreadable', 'This is no job of the house. It can only be discarded.');
      await ctx.enqueue(tx, envelope.job, envelope.payload);
    }
    await removeLetters(tx, input);
    const after = {
      queue: input.queue,
      jobs: letters.map(({ envelope, row }) => ({ id: row.id, job: envelope?.job })),
    };
    await writeAudit(tx, ctx, { programId, action: 'queue.redrive', subjectType: 'queue', subjectId: null, after });
    return letters.length;
  });
}
