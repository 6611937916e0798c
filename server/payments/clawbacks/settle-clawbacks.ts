import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { type ReckonedRefund, reckonRefunds } from './reckon-refunds.ts';
import type { ClawbackCheckpoint } from './rules.ts';

/* The total falls by a debt only once it is settled: until then the customer has the money. */
const COMPLETE = `
  with settled as (
    select n.clawback_id as id, sum(n.amount) as amount
      from clawback_nettings n join cashback_transactions p on p.id = n.payout_id and p.status = 'completed'
     where n.clawback_id in (select clawback_id from clawback_nettings where payout_id = any($1::uuid[])) group by 1),
  done as (
    update cashback_transactions c
       set status = 'completed', completed_at = $2::timestamptz, updated_at = $2::timestamptz
      from settled s
     where c.id = s.id and c.kind = 'clawback' and c.status = 'processing' and s.amount = -c.amount
    returning c.program_id, c.user_id, c.currency, c.amount)
  update users u set total_cashback = u.total_cashback + t.amount, updated_at = $2::timestamptz
    from (select d.user_id, sum(d.amount) as amount from done d
            join programs p on p.id = d.program_id and p.currency = d.currency group by 1) t
   where u.id = t.user_id`;

const WAITING = `
  select distinct on (r.purchase_id) r.id as "refundId", r.purchase_id as "purchaseId"
    from refunds r join cashback_transactions e on e.purchase_id = r.purchase_id and e.kind = 'earn'
   where e.id = any($1::uuid[]) and r.cashback_waits
   order by r.purchase_id, r.occurred_at desc, r.id desc`;

/**
 * What follows from payouts that have ended, or may be tried again: debts that they settled in full are completed, and
 * refunds that waited to know what became of them take their cashback back. In the transaction of that ending; the customers
 * must be locked.
 */
export async function settleClawbacks(ctx: Context, tx: Tx, payoutIds: readonly string[], now: Date): Promise<void> {
  await run(tx, COMPLETE, [[...payoutIds], now.toISOString()]);
  const waiting = await run<ReckonedRefund>(tx, WAITING, [[...payoutIds]]);
  await reckonRefunds(ctx, tx, waiting, now);
  ctx.checkpoint('clawback.settled' satisfies ClawbackCheckpoint);
}
