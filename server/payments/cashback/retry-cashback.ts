import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound, Refusal } from '#server/kernel/errors.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { isId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { knownOf } from '#server/payments/payouts/rules.ts';
import { type RetryManyInput, retryManyInput } from './contract.ts';
import { type LockedCashback, lockCashback } from './lock-cashback.ts';

/** A transaction of a program. */
export type NamedCashback = { readonly programId: string; readonly transactionId: string };

const TRY_AGAIN = `
  update cashback_transactions
     set status = $3, attempts_before = attempts, next_attempt_at = $2::timestamptz, error_code = null, failed_at = null,
         updated_at = $2::timestamptz
   where id = $1::uuid`;

/**
 * Has a payment tried again that failed or waits for a person, at once and with all its attempts before it, always under the
 * same key. Where the money may have gone, the provider is asked first.
 * @throws Refusal `not_found`, `cashback_not_failed`, `cashback_reversed`
 */
export async function retryCashback(ctx: Context, named: NamedCashback): Promise<void> {
  requireMay(ctx.actor, 'cashback.retry', { programId: named.programId });
  requireConfirmed(ctx.actor, ctx.now());
  await ctx.db.transaction((tx) => retryOne(ctx, tx, named));
}

async function retryOne(ctx: Context, tx: Tx, named: NamedCashback): Promise<void> {
  const cashback = await lockedOf(tx, named);
  if (cashback.status !== 'failed' && cashback.status !== 'needs_review') {
    throw conflict('cashback_not_failed', 'Only cashback that failed, or waits for a person, can be tried again');
  }
  if (cashback.amountMinor <= cashback.reversedMinor) {
    throw conflict('cashback_reversed', 'Nothing of this cashback is left to be paid');
  }
  const { mayHaveGone } = knownOf(cashback.past, cashback.attemptsBefore);
  const isOpen = mayHaveGone || cashback.status === 'needs_review';
  const status = isOpen ? 'processing' : 'pending';
  await run(tx, TRY_AGAIN, [cashback.id, ctx.now().toISOString(), status]);
  await writeEvents(tx, [pendingEvent(cashback)], ctx.now());
  await writeAudit(tx, ctx, {
    ...subjectOf(cashback),
    action: 'cashback.retry',
    before: { status: cashback.status, attempts: cashback.attempts, errorCode: cashback.errorCode },
    after: { status },
  });
  await ctx.enqueue(tx, 'cashback.pay', { transactionIds: [cashback.id] });
}

/** What became of one of many: tried again, or why not. */
export type RetryAnswer =
  | { readonly id: string; readonly outcome: 'retried' }
  | { readonly id: string; readonly outcome: 'refused'; readonly code: string; readonly message: string };

const FILTERED = `
  select id from cashback_transactions
   where program_id = $1::uuid and kind = 'earn' and status = any($2::text[])
     and ($3::text is null or provider = $3) and ($4::text is null or error_code = $4)
   order by created_at, id limit $5::int`;

/**
 * Has many tried again: the ones named, or the oldest that a filter finds, up to 500. Each is answered for by itself.
 * @throws Refusal `validation_failed`
 */
export async function retryManyCashback(
  ctx: Context,
  { programId, ...input }: { readonly programId: string } & RetryManyInput,
): Promise<RetryAnswer[]> {
  requireMay(ctx.actor, 'cashback.retry', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  const { ids, filter, limit } = checkedInput(retryManyInput, input);
  const statuses = filter?.status ? [filter.status] : ['failed', 'needs_review'];
  const parameters = [programId, statuses, filter?.provider ?? null, filter?.errorCode ?? null, limit];
  const found = ids ?? (await run<{ id: string }>(ctx.db, FILTERED, parameters)).map(({ id }) => id);
  const answers: RetryAnswer[] = [];
  for (const id of new Set(found)) answers.push(await answerFor(ctx, { programId, transactionId: id }));
  return answers;
}

async function answerFor(ctx: Context, named: NamedCashback): Promise<RetryAnswer> {
  try {
    await ctx.db.transaction((tx) => retryOne(ctx, tx, named));
    return { id: named.transactionId, outcome: 'retried' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id: named.transactionId, outcome: 'refused', code: error.code, message: error.message };
  }
}

/**
 * The transaction, locked.
 * @throws Refusal `not_found`, also for one of another program and for what was claimed back
 */
export async function lockedOf(tx: Tx, { programId, transactionId }: NamedCashback): Promise<LockedCashback> {
  const cashback = isId(transactionId) ? await lockCashback(tx, transactionId) : null;
  if (cashback?.programId !== programId) throw notFound('The cashback transaction');
  if (cashback.kind !== 'earn') throw conflict('cashback_not_failed', 'A clawback is never paid out');
  return cashback;
}

/** The subject of an audit row. */
export function subjectOf({ programId, id }: LockedCashback) {
  return { programId, subjectType: 'cashback', subjectId: id };
}

function pendingEvent({ programId, userId, id, purchaseId, payableMinor, currency, rateBps }: LockedCashback) {
  const data = { purchaseId, amount: Number(payableMinor), currency, rateBps };
  return { programId, userId, type: 'cashback.pending' as const, subjectId: id, data };
}
