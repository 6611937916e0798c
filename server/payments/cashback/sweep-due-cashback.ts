import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { MAX_TRIES } from '#server/payments/payouts/rules.ts';

/** What is due for less has its own job on the way. */
const PATIENCE_MS = 30_000;

/** Transactions that one sweep enqueues, at most, the longest due first. */
const SWEEP_LIMIT = 20_000;

/* Processing past its lease means that the worker died: nobody else will come for it. */
const DUE = `
  select id from cashback_transactions
   where status in ('pending', 'processing') and kind = 'earn' and amount > reversed_amount
     and next_attempt_at <= case status when 'pending' then $1::timestamptz else $2::timestamptz end
     and next_attempt_at <= $2::timestamptz and attempts - attempts_before < $4::int
   order by next_attempt_at limit $3`;

/* Nobody came back from any of its tries: whoever claims it may be brought down by it. */
const GIVE_UP = `
  with lost as (
    select id from cashback_transactions
     where kind = 'earn' and status = 'processing' and attempts - attempts_before >= $2::int
       and next_attempt_at <= $1::timestamptz
     order by id for no key update skip locked)
  update cashback_transactions c
     set status = 'needs_review', next_attempt_at = null, error_code = 'worker_lost', updated_at = $1::timestamptz,
         last_error = 'every worker that tried to pay this was lost'
    from lost where c.id = lost.id returning c.id`;
const END_LOST = `
  update cashback_attempts set outcome = 'unknown', error = 'the worker did not report back'
   where transaction_id = any($1::uuid[]) and outcome = 'in_flight'`;
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
    await giveUp(tx, ctx);
    const bounds = [overdue.toISOString(), now.toISOString(), SWEEP_LIMIT, MAX_TRIES];
    const due = await run<{ id: string }>(tx, DUE, bounds);
    if (due.length > 0) await ctx.enqueue(tx, 'cashback.pay', { transactionIds: due.map((row) => row.id) });
    return due.length;
  });
}

/** What used up all its tries without an answer stands still where people see it, and is enqueued no more. */
async function giveUp(tx: Tx, ctx: Context): Promise<void> {
  const lost = await run<{ id: string }>(tx, GIVE_UP, [ctx.now().toISOString(), MAX_TRIES]);
  if (lost.length === 0) return;
  const ids = lost.map(({ id }) => id);
  await run(tx, END_LOST, [ids]);
  ctx.log.error({ transactionIds: ids }, 'payments that no worker survived need a person to look at them');
}
