import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** What is due for less has its own job on the way. */
const PATIENCE_MS = 30_000;

/** Transactions that one sweep enqueues, at most, the longest due first. */
const SWEEP_LIMIT = 20_000;

/* Processing past its lease means that the worker died: nobody else will come for it. */
const DUE = `
  select id from cashback_transactions
   where status in ('pending', 'processing') and kind = 'earn' and amount > reversed_amount
     and next_attempt_at <= case status when 'pending' then $1::timestamptz else $2::timestamptz end
     and next_attempt_at <= $2::timestamptz
   order by next_attempt_at limit $3`;
const TURN = `select pg_try_advisory_xact_lock(hashtextextended('laurel.sweep.cashback', 0)) as mine`;

/**
 * Enqueues again what should have been paid by now: its job was lost, or its worker died after the claim. The row is the
 * truth, a job only wakes a worker; enqueued twice does no harm. Answers how many transactions were enqueued.
 */
export async function sweepDueCashback(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'cashback.pay');
  const now = ctx.now();
  const overdue = new Date(now.getTime() - PATIENCE_MS);
  return ctx.db.transaction(async (tx) => {
    const [turn] = await run<{ mine: boolean }>(tx, TURN);
    if (!turn?.mine) return 0;
    const bounds = [overdue.toISOString(), now.toISOString(), SWEEP_LIMIT];
    const due = await run<{ id: string }>(tx, DUE, bounds);
    if (due.length > 0) await ctx.enqueue(tx, 'cashback.pay', { transactionIds: due.map((row) => row.id) });
    return due.length;
  });
}
