import { and, eq } from 'drizzle-orm';
import { reevaluations } from '#db/schema/reevaluations.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { reevaluationById } from './queries.ts';

/**
 * Ends a preview that is running; what it found so far stays readable. Ended ones stay as they are.
 * @throws Refusal `not_found`, `already_applying`: a rule half applied would be no rule
 */
export async function cancelReevaluation(
  ctx: Context,
  input: { readonly programId: string; readonly reevaluationId: string },
): Promise<void> {
  requireMay(ctx.actor, 'catalog.write', input);
  const walk = await reevaluationById(ctx.db, input);
  if (walk.step === 'apply')
    throw conflict('already_applying', 'A rule that is being applied cannot be stopped half-way');
  const now = ctx.now();
  await ctx.db
    .update(reevaluations)
    .set({ status: 'cancelled', endedAt: now, updatedAt: now })
    .where(and(eq(reevaluations.id, walk.id), eq(reevaluations.status, 'running')));
}
