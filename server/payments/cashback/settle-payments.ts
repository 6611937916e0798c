import type { Tx } from '#db/client.ts';
import type { CashbackStatus } from '#db/enums.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { type NewEvent, writeEvents } from '#server/kernel/events.ts';
import { settleClawbacks } from '#server/payments/clawbacks/settle-clawbacks.ts';
import type { PayAnswer } from '#server/payments/payouts/port.ts';
import { afterAttempt, type Pacing, type Verdict } from '#server/payments/payouts/rules.ts';
import type { ClaimedPayment } from './claim-payments.ts';

/** A payment and what its provider said of it. */
export type AnsweredPayment = {
  readonly payment: ClaimedPayment;
  readonly answer: PayAnswer;
  readonly durationMs: number;
};

export type Settlement = AnsweredPayment & { readonly verdict: Verdict };

const LOCK_CUSTOMERS = `select id from users where id = any($1::uuid[]) order by id for no key update`;

const LOCK = `
  select id, status, attempts from cashback_transactions where id = any($1::uuid[]) order by id for no key update`;

/* Paid, although another word made us believe that it was not. */
const PAID_AFTER_ALL = `
  update cashback_transactions
     set status = 'needs_review', last_error = 'the provider paid what had been settled as failed', updated_at = $2::timestamptz
   where id = any($1::uuid[]) and status = 'failed'`;

const SETTLE = `
  update cashback_transactions c
     set status = r.next, provider_reference = coalesce(r.reference, c.provider_reference), error_code = r.code,
         last_error = r.message, next_attempt_at = r.at, updated_at = $2::timestamptz,
         completed_at = case r.next when 'completed' then $2::timestamptz end,
         failed_at = case r.next when 'failed' then $2::timestamptz else c.failed_at end
    from json_to_recordset($1::json) as r(
      key uuid, next text, reference text, code text, message text, at timestamptz)
   where c.id = r.key`;

/** What stands with an attempt nobody reported, once its provider told by another way how the payment ended. */
export const TOLD_OTHERWISE = 'no answer came back to the worker; the provider told later how it ended';

/* An answer that comes after all says more than that none came. */
const END_ATTEMPTS = `
  update cashback_attempts a
     set outcome = r.outcome, provider_reference = r.reference, response = r.response, error = r.message,
         duration_ms = r."durationMs"
    from json_to_recordset($1::json) as r(
      key uuid, attempt integer, outcome text, reference text, response jsonb, message text, "durationMs" integer)
   where a.transaction_id = r.key and a.attempt = r.attempt and (a.outcome = 'in_flight' or a.error = $2)`;

/* A customer's total is in the program's currency; cashback in another one is owed and paid, not added up. */
export const ADD_TOTALS = `
  update users u set total_cashback = u.total_cashback + t.amount, updated_at = $2::timestamptz
    from (select r."userId" as id, sum(r."amountMinor" + r."nettedMinor") as amount
            from json_to_recordset($1::json) as r(
                   "userId" uuid, "programId" uuid, currency char(3), "amountMinor" bigint, "nettedMinor" bigint)
            join programs p on p.id = r."programId" and p.currency = r.currency group by 1) as t
   where u.id = t.id`;

/**
 * Writes what the provider said: the transaction's state, the attempt, the customer's total, the event, in one
 * transaction. The attempt's number fences: an answer for a transaction that is no longer ours settles nothing, who
 * claimed it since asks the provider.
 * @returns the payments that were settled, with what became of them
 */
export async function settlePayments(
  ctx: Context,
  answered: readonly AnsweredPayment[],
  { waitsMs }: Pick<Pacing, 'waitsMs'>,
): Promise<Settlement[]> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const customers = new Set(answered.map(({ payment }) => payment.userId));
    await run(tx, LOCK_CUSTOMERS, [[...customers]]);
    const rows = await run<LockedRow>(tx, LOCK, [answered.map(({ payment }) => payment.key)]);
    const present = new Map(rows.map((row) => [row.id, row]));
    const isOurs = ({ payment }: AnsweredPayment) => isHeldBy(present.get(payment.key), payment);
    const settled = answered.filter(isOurs).map((one) => decided(one, now, waitsMs));
    await drop(
      tx,
      answered.filter((one) => !isOurs(one)),
      now,
    );
    if (settled.length === 0) return [];
    await save(tx, settled, now);
    await tell(tx, ctx, settled, now);
    await settleClawbacks(
      ctx,
      tx,
      settled.map(({ payment }) => payment.key),
      now,
    );
    ctx.checkpoint('cashback.before-settle-commit');
    return settled;
  });
}

type LockedRow = { readonly id: string; readonly status: CashbackStatus; readonly attempts: number };

function isHeldBy(row: LockedRow | undefined, { attempt }: ClaimedPayment): boolean {
  return row?.status === 'processing' && row.attempts === attempt;
}

/** What was heard too late is kept with its attempt; that the money did move is never forgotten. */
async function drop(tx: Tx, late: readonly AnsweredPayment[], now: Date): Promise<void> {
  if (late.length === 0) return;
  await endAttempts(tx, late);
  const paid = late.filter(({ answer }) => answer.outcome === 'paid').map(({ payment }) => payment.key);
  if (paid.length > 0) await run(tx, PAID_AFTER_ALL, [paid, now.toISOString()]);
}

function decided(answered: AnsweredPayment, now: Date, waitsMs: readonly number[]): Settlement {
  const { answer, payment } = answered;
  const burned = answer.outcome === 'not_sent' ? payment.burned - 1 : payment.burned;
  const { tries, mayHaveGone } = payment;
  const circumstances = { tries, burned, mayHaveGone, now, jitter: Math.random(), waitsMs };
  return { ...answered, verdict: afterAttempt(answer, circumstances) };
}

async function save(tx: Tx, settled: readonly Settlement[], now: Date): Promise<void> {
  const at = now.toISOString();
  const rows = settled.map(({ payment, verdict }) => ({ key: payment.key, ...verdict }));
  const completed = settled.filter(({ verdict }) => verdict.next === 'completed').map(({ payment }) => payment);
  if (completed.length > 0) await run(tx, ADD_TOTALS, [jsonRows(completed), at]);
  await run(tx, SETTLE, [jsonRows(rows), at]);
  await endAttempts(tx, settled);
}

async function endAttempts(tx: Tx, answered: readonly AnsweredPayment[]): Promise<void> {
  const attempts = answered.map(({ payment, answer, durationMs }) => {
    return { key: payment.key, attempt: payment.attempt, durationMs, ...answer };
  });
  await run(tx, END_ATTEMPTS, [jsonRows(attempts), TOLD_OTHERWISE]);
}

async function tell(tx: Tx, ctx: Context, settled: readonly Settlement[], now: Date): Promise<void> {
  const eventIds = await writeEvents(tx, settled.flatMap(eventsOf), now);
  if (eventIds.length > 0) await ctx.enqueue(tx, 'notification.deliver', { eventIds });
  for (const { payment, verdict } of settled) {
    if (!('at' in verdict)) continue;
    await ctx.enqueue(tx, 'cashback.pay', { transactionIds: [payment.key] }, { startAfter: verdict.at });
  }
}

function eventsOf({ payment, verdict }: Settlement): NewEvent[] {
  const { programId, userId, key, purchaseId, amountMinor, nettedMinor, currency } = payment;
  const event = { programId, userId, subjectId: key };
  const netted = nettedMinor > 0n ? { netted: Number(nettedMinor) } : {};
  const data = { purchaseId, amount: Number(amountMinor), ...netted, currency };
  if (verdict.next === 'completed') return [{ ...event, type: 'cashback.completed', data }];
  if (verdict.next === 'failed') return [{ ...event, type: 'cashback.failed', data: { ...data, code: verdict.code } }];
  return [];
}
