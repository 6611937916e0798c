import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** What is younger has its own job on the way. */
const PATIENCE_MS = 15 * 60_000;
/** One that failed is tried again by its job; after so long, that has given up. */
const FAILED_PATIENCE_MS = 60 * 60_000;
/** What nobody could do for so long is left as it stands: somebody has to ask anew. */
const GIVEN_UP_MS = 3 * 86_400_000;
const SWEEP_LIMIT = 100;

const DUE = `
  select id from payout_reconciliations
   where created_at < $2::timestamptz and created_at >= $4::timestamptz
     and (status = 'waiting' or status = 'running' and coalesce(turn_until <= $1::timestamptz, true)
          or status = 'failed' and finished_at < $3::timestamptz)
   order by created_at limit $5::int`;
const TURN = `select pg_try_advisory_xact_lock(hashtextextended('laurel.sweep.reconciliations', 0)) as mine`;

/**
 * Enqueues again the comparisons that were asked for and never ended: their job was lost or has given up, or their worker died.
 * Done again, a comparison begins anew. Answers how many there were.
 */
export async function sweepReconciliations(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'payout.reconcile');
  const now = ctx.now().getTime();
  const bounds = [now, now - PATIENCE_MS, now - FAILED_PATIENCE_MS, now - GIVEN_UP_MS].map((ms) =>
    new Date(ms).toISOString(),
  );
  return ctx.db.transaction(async (tx) => {
    const [turn] = await run<{ mine: boolean }>(tx, TURN);
    if (!turn?.mine) return 0;
    const due = await run<{ id: string }>(tx, DUE, [...bounds, SWEEP_LIMIT]);
    if (due.length > 0) await ctx.enqueue(tx, 'payout.reconcile', { runIds: due.map(({ id }) => id) });
    return due.length;
  });
}
