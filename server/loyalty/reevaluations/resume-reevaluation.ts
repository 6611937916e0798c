import { and, eq } from 'drizzle-orm';
import { reevaluations } from '#db/schema/reevaluations.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { reevaluationById } from './queries.ts';

/**
 * Goes on with a walk that was given up, where it stopped.
 * @throws Refusal `not_found`, `not_failed`
 */
export async function resumeReevaluation(
  ctx: Context,
  input: { readonly programId: string; readonly reevaluationId: string },
): Promise<void> {
  requireMay(ctx.actor, 'catalog.write', input);
  const walk = await reevaluationById(ctx.db, input);
  await ctx.db.transaction(async (tx) => {
    const resumed = await tx
      .update(reevaluations)
      .set({ status: 'running', endedAt: null, failures: 0, updatedAt: ctx.now() })
      .where(and(eq(reevaluations.id, walk.id), eq(reevaluations.status, 'failed')))
      .returning({ id: reevaluations.id });
    if (resumed.length === 0) throw conflict('not_failed', 'Only a walk that was given up can be resumed');
    await ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds: [walk.id] });
  });
}
