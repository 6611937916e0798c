import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { settleClawbacks } from './settle-clawbacks.ts';

/** Payouts that one sweep looks at, at most. */
const SWEEP_LIMIT = 500;

/* Refunds that wait although it is known by now what became of the payment, and debts whose last payout was completed. */
const KNOWN = `
  (select e.id, e.user_id as "userId" from refunds r
     join cashback_transactions e on e.purchase_id = r.purchase_id and e.kind = 'earn'
    where r.cashback_waits and e.status in ('completed', 'failed', 'reversed') order by r.created_at limit $1)
  union
  (select p.id, p.user_id from cashback_transactions c
     join clawback_nettings n on n.clawback_id = c.id
     join cashback_transactions p on p.id = n.payout_id and p.status = 'completed'
    where c.kind = 'clawback' and c.status = 'processing'
      and -c.amount = (select sum(s.amount) from clawback_nettings s
                         join cashback_transactions d on d.id = s.payout_id and d.status = 'completed'
                        where s.clawback_id = c.id)
    limit $1)`;
/* Purchases that never earned cashback have none to wait for. */
const NOTHING_TO_WAIT_FOR = `
  update refunds r set cashback_waits = false
   where r.cashback_waits and not exists (
     select from cashback_transactions e where e.purchase_id = r.purchase_id and e.kind = 'earn')`;
const LOCK = `select id from users where id = any($1::uuid[]) order by id for no key update`;
const TURN = `select pg_try_advisory_xact_lock(hashtextextended('laurel.sweep.clawbacks', 0)) as mine`;

/**
 * Takes back what payments left behind when they ended in another way than by their own worker: an operator's word, a
 * provider's late answer. Answers how many payouts it looked at.
 */
export async function sweepClawbacks(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'cashback.pay');
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [turn] = await run<{ mine: boolean }>(tx, TURN);
    if (!turn?.mine) return 0;
    const known = await run<{ id: string; userId: string }>(tx, KNOWN, [SWEEP_LIMIT]);
    if (known.length > 0) {
      await run(tx, LOCK, [[...new Set(known.map(({ userId }) => userId))]]);
      await settleClawbacks(
        ctx,
        tx,
        known.map(({ id }) => id),
        now,
      );
    }
    await run(tx, NOTHING_TO_WAIT_FOR);
    return known.length;
  });
}
