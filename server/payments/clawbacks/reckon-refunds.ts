import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { type NewEvent, writeEvents } from '#server/kernel/events.ts';
import { newId } from '#server/kernel/id.ts';
import { bookInWallet, WALLET } from '#server/payments/payouts/wallet.ts';
import { type ReckonedCashback, reckonedCashback } from './queries.ts';
import { type TakingBack, takingBack } from './rules.ts';

/** A rewarded refund, and the purchase whose cashback it changes. */
export type ReckonedRefund = { readonly refundId: string; readonly purchaseId: string };

type Step = {
  readonly cashback: ReckonedCashback;
  readonly taking: TakingBack;
  readonly refundId: string;
  /** Of the clawback, where there is to be one. */
  readonly clawbackId: string;
};

const LOCK = `
  select id from cashback_transactions where purchase_id = any($1::uuid[]) and kind = 'earn' order by id for no key update`;

const REVERSE = `
  update cashback_transactions c
     set reversed_amount = r.reversed, netted_amount = r.netted, updated_at = $2::timestamptz,
         status = case when r."isAll" then 'reversed' else c.status end,
         reversed_at = case when r."isAll" then $2::timestamptz end,
         next_attempt_at = case when r."isAll" then null else c.next_attempt_at end
    from json_to_recordset($1::json) as r(id uuid, reversed bigint, netted bigint, "isAll" boolean)
   where c.id = r.id`;

/* What a payout of now less may still net: the oldest first. What is released waits for the next payout. */
const RELEASE = `
  with kept as (
    select n.id, least(n.amount, greatest(0, r.netted + n.amount - sum(n.amount) over (
             partition by n.payout_id order by n.clawback_id))) as amount
      from clawback_nettings n join json_to_recordset($1::json) as r(id uuid, netted bigint) on r.id = n.payout_id),
  gone as (delete from clawback_nettings n using kept k where k.id = n.id and k.amount = 0)
  update clawback_nettings n set amount = k.amount from kept k where k.id = n.id and k.amount between 1 and n.amount - 1`;

/* Store credit is taken out of the customer's own books at once; anything else is owed until payouts have settled it. */
const CLAW_BACK = `
  insert into cashback_transactions (id, program_id, user_id, purchase_id, refund_id, kind, amount, currency, purchase_amount,
                                     base_bps, bonus_bps, multiplier_pct, rate_bps, rule_id, rule_version, badge_id,
                                     badge_level, status, provider, provider_reference, completed_at, created_at, updated_at)
  select r."clawbackId", e.program_id, e.user_id, e.purchase_id, r."refundId", 'clawback', -r.amount, e.currency,
         e.purchase_amount, e.base_bps, e.bonus_bps, e.multiplier_pct, e.rate_bps, e.rule_id, e.rule_version, e.badge_id,
         e.badge_level, case when r.booked then 'completed' else 'pending' end, case when r.booked then e.provider end,
         case when r.booked then r.reference end, case when r.booked then $2::timestamptz end, $2::timestamptz, $2::timestamptz
    from json_to_recordset($1::json) as r(
           id uuid, "clawbackId" uuid, "refundId" uuid, amount bigint, booked boolean, reference text)
    join cashback_transactions e on e.id = r.id
   order by r."clawbackId"`;

const LOWER_TOTALS = `
  update users u set total_cashback = u.total_cashback - t.amount, updated_at = $2::timestamptz
    from (select r."userId" as id, sum(r.amount) as amount
            from json_to_recordset($1::json) as r("userId" uuid, "programId" uuid, currency char(3), amount bigint)
            join programs p on p.id = r."programId" and p.currency = r.currency group by 1) as t
   where u.id = t.id`;

const STOP_WAITING = `update refunds set cashback_waits = false where purchase_id = any($1::uuid[]) and cashback_waits`;
const WAIT = `update refunds set cashback_waits = true where id = any($1::uuid[])`;

/**
 * Brings the cashback of refunded purchases to what is due after every refund that is recorded, whatever was taken back
 * before: so parts end as one refund would, in any order. What was not sent yet is reversed, what was paid is clawed back,
 * and what may be on its way waits, marked on the refund, until it is known. The customers must be locked.
 * @param refunds one a purchase: the refund that a clawback would name
 */
export async function reckonRefunds(
  ctx: Context,
  tx: Tx,
  refunds: readonly ReckonedRefund[],
  now: Date,
): Promise<void> {
  if (refunds.length === 0) return;
  const refundOf = new Map(refunds.map(({ purchaseId, refundId }) => [purchaseId, refundId]));
  const purchaseIds = [...refundOf.keys()].sort();
  await run(tx, LOCK, [purchaseIds]);
  const cashbacks = await reckonedCashback(tx, purchaseIds);
  const steps = cashbacks.map((cashback): Step => {
    const refundId = refundOf.get(cashback.purchaseId) ?? '';
    return { cashback, taking: takingBack(cashback), refundId, clawbackId: newId() };
  });
  await reverse(tx, steps, now);
  await clawBack(tx, steps, now);
  await mark(tx, purchaseIds, steps);
  const eventIds = await writeEvents(tx, steps.flatMap(eventsOf), now);
  if (eventIds.length > 0) await ctx.enqueue(tx, 'notification.deliver', { eventIds });
}

async function reverse(tx: Tx, steps: readonly Step[], now: Date): Promise<void> {
  const rows = steps.flatMap(({ cashback, taking }) => {
    if (taking.how !== 'reverse') return [];
    const { amount, isAll, netted } = taking;
    return [
      { id: cashback.id, reversed: cashback.reversed + amount, isAll, netted, released: cashback.netted - netted },
    ];
  });
  if (rows.length === 0) return;
  const less = rows.filter(({ released }) => released > 0n);
  if (less.length > 0) await run(tx, RELEASE, [jsonRows(less)]);
  await run(tx, REVERSE, [jsonRows(rows), now.toISOString()]);
}

async function clawBack(tx: Tx, steps: readonly Step[], now: Date): Promise<void> {
  const rows = steps.flatMap(({ cashback, taking, refundId, clawbackId }) => {
    if (taking.how !== 'clawback') return [];
    const { id, programId, userId, currency } = cashback;
    const booked = cashback.provider === WALLET;
    const reference = `${WALLET}:${clawbackId}`;
    return [{ id, programId, userId, currency, clawbackId, refundId, amount: taking.amount, booked, reference }];
  });
  if (rows.length === 0) return;
  const booked = rows.filter((row) => row.booked);
  if (booked.length > 0) await run(tx, LOWER_TOTALS, [jsonRows(booked), now.toISOString()]);
  await run(tx, CLAW_BACK, [jsonRows(rows), now.toISOString()]);
  if (booked.length === 0) return;
  const opposite = booked.map(({ clawbackId, amount, ...row }) => ({ ...row, key: clawbackId, amountMinor: -amount }));
  const answers = await bookInWallet(tx, opposite, now);
  if (answers.some(({ outcome }) => outcome !== 'paid')) throw new Error('a clawback could not be booked');
}

async function mark(tx: Tx, purchaseIds: readonly string[], steps: readonly Step[]): Promise<void> {
  const waiting = steps.filter(({ taking }) => taking.how === 'wait');
  await run(tx, STOP_WAITING, [purchaseIds]);
  if (waiting.length > 0) await run(tx, WAIT, [waiting.map(({ refundId }) => refundId)]);
}

function eventsOf({ cashback, taking, refundId, clawbackId }: Step): NewEvent[] {
  if (taking.how !== 'reverse' && taking.how !== 'clawback') return [];
  const { programId, userId, purchaseId, currency, due } = cashback;
  const subjectId = taking.how === 'reverse' ? cashback.id : clawbackId;
  const amounts = { amount: Number(taking.amount), left: Number(due), currency };
  const data = { purchaseId, refundId, transactionId: cashback.id, ...amounts, how: taking.how };
  return [{ programId, userId, type: 'cashback.reversed', subjectId, data }];
}
