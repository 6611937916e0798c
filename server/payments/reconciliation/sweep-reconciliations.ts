import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** What is younger has its own job on the way, or is being done. */
const PATIENCE_MS = 15 * 60_000;
/** What nobody could do for so long is left as it stands: somebody has to ask anew. */
const GIVEN_UP_MS = 3 * 86_400_000;
const SWEEP_LIMIT = 100;

const DUE = `
  select id from payout_reconciliations
   where status <> 'done' and created_at < $1::timestamptz and created_at >= $2::timestamptz order by created_at limit $3::int`;
const TURN = `select pg_try_advisory_xact_lock(hashtextextended('laurel.sweep.reconciliations', 0)) as mine`;

/**
 * Enqueues again the comparisons that were asked for and never ended: their job was lost, or their worker died. Done again, a
 * comparison begins anew. Answers how many there were.
 */
export async function sweepReconciliations(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'payout.reconcile');
  const now = ctx.now().getTime();
  const bounds = [now - PATIENCE_MS, now - GIVEN_UP_MS].map((ms) => new Date(ms).toISOString());
  return ctx.db.transaction(async (tx) => {
    const [turn] = await run<{ mine: boolean }>(tx, TURN);
    if (!turn?.mine) return 0;
    const due = await run<{ id: string }>(tx, DUE, [...bounds, SWEEP_LIMIT]);
    if (due.length > 0) await ctx.enqueue(tx, 'payout.reconcile', { runIds: due.map(({ id }) => id) });
    return due.length;
  });
}
