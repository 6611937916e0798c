import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** A walk that nobody moved for so long has lost its job, or its worker died. */
const PATIENCE_MS = 60_000;

const STALE = `select id from reevaluations where status = 'running' and updated_at < $1::timestamptz order by id limit 100`;

/** Enqueues walks again that stand still. Answers how many; two workers on one walk do no harm. */
export async function sweepReevaluations(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'catalog.reevaluate');
  const before = new Date(ctx.now().getTime() - PATIENCE_MS).toISOString();
  return ctx.db.transaction(async (tx) => {
    const stale = await run<{ id: string }>(tx, STALE, [before]);
    const reevaluationIds = stale.map(({ id }) => id);
    if (reevaluationIds.length > 0) await ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds });
    return reevaluationIds.length;
  });
}
