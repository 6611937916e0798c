import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { settleClawbacks } from '#server/payments/clawbacks/settle-clawbacks.ts';
import { DISPUTED, type LockedCashback } from './lock-cashback.ts';
import { ADD_TOTALS } from './settle-payments.ts';

/** How a transaction ends outside of the ordinary way of an attempt. */
export type Ending =
  | { readonly to: 'completed'; readonly reference: string }
  | { readonly to: 'failed'; readonly code: string; readonly message: string }
  | { readonly to: 'needs_review'; readonly message: string }
  | { readonly to: 'reversed'; readonly reason: string };

const ON_ITS_WAY = `update cashback_transactions set status = 'processing', processing_at = $2::timestamptz where id = $1::uuid`;

const COMPLETE = `
  update cashback_transactions
     set status = 'completed', provider_reference = $3, completed_at = $2::timestamptz, next_attempt_at = null,
         error_code = null, last_error = null, updated_at = $2::timestamptz where id = $1::uuid`;
const FAIL = `
  update cashback_transactions
     set status = 'failed', error_code = $3, last_error = $4, failed_at = $2::timestamptz, next_attempt_at = null,
         updated_at = $2::timestamptz where id = $1::uuid`;
const REVIEW = `
  update cashback_transactions
     set status = 'needs_review', error_code = $3, last_error = $4, next_attempt_at = null, updated_at = $2::timestamptz
   where id = $1::uuid`;
const REVERSE = `
  update cashback_transactions
     set status = 'reversed', reversed_amount = amount, netted_amount = 0, reversed_at = $2::timestamptz,
         cancelled_at = $2::timestamptz, last_error = $3, next_attempt_at = null, updated_at = $2::timestamptz
   where id = $1::uuid`;

/**
 * Ends a locked transaction: its state, the customer's total, the event, and what depends on it. What was still pending
 * passes through processing, as every payment does. Whoever calls has decided that it may end so.
 */
export async function endCashback(ctx: Context, tx: Tx, cashback: LockedCashback, ending: Ending): Promise<void> {
  const at = ctx.now().toISOString();
  if (cashback.status === 'pending' && ending.to !== 'reversed') await run(tx, ON_ITS_WAY, [cashback.id, at]);
  await write(tx, cashback, ending, at);
  const events = eventsOf(cashback, ending);
  const eventIds = await writeEvents(tx, events, ctx.now());
  if (eventIds.length > 0) await ctx.enqueue(tx, 'notification.deliver', { eventIds });
  await settleClawbacks(ctx, tx, [cashback.id], ctx.now());
}

async function write(tx: Tx, cashback: LockedCashback, ending: Ending, at: string): Promise<void> {
  const { id } = cashback;
  switch (ending.to) {
    case 'completed': {
      const { programId, userId, currency, payableMinor, nettedMinor } = cashback;
      await run(tx, ADD_TOTALS, [
        jsonRows([{ programId, userId, currency, amountMinor: payableMinor, nettedMinor }]),
        at,
      ]);
      await run(tx, COMPLETE, [id, at, ending.reference]);
      return;
    }
    case 'failed':
      await run(tx, FAIL, [id, at, ending.code, ending.message]);
      return;
    case 'needs_review':
      await run(tx, REVIEW, [id, at, DISPUTED, ending.message]);
      return;
    case 'reversed':
      await run(tx, REVERSE, [id, at, ending.reason]);
  }
}

function eventsOf(cashback: LockedCashback, ending: Ending) {
  const { programId, userId, id: subjectId, purchaseId, currency, payableMinor, nettedMinor } = cashback;
  const event = { programId, userId, subjectId };
  const netted = nettedMinor > 0n ? { netted: Number(nettedMinor) } : {};
  const data = { purchaseId, amount: Number(payableMinor), ...netted, currency };
  if (ending.to === 'completed') return [{ ...event, type: 'cashback.completed' as const, data }];
  if (ending.to === 'failed')
    return [{ ...event, type: 'cashback.failed' as const, data: { ...data, code: ending.code } }];
  if (ending.to === 'needs_review') return [];
  const left = Number(cashback.amountMinor - cashback.reversedMinor);
  const reversal = { purchaseId, transactionId: subjectId, amount: left, left: 0, currency, how: 'cancel' };
  return [{ ...event, type: 'cashback.reversed' as const, data: reversal }];
}
