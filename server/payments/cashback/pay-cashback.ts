import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { houseProviders, type Providers } from '#server/payments/payouts/choose-provider.ts';
import type { PayoutProvider } from '#server/payments/payouts/port.ts';
import { type Pacing, USUAL_PACING, type Verdict } from '#server/payments/payouts/rules.ts';
import { claimPayments, PAID_BY } from './claim-payments.ts';
import { payLanes } from './pay-lanes.ts';
import { sendPayments } from './send-payments.ts';
import { type Settlement, settlePayments } from './settle-payments.ts';

/** Every labelled point of a payment, in order; crash tests stop the worker at each. */
export const PAYMENT_CHECKPOINTS = [
  'cashback.after-claim',
  'cashback.after-call',
  'cashback.before-settle-commit',
  'cashback.settled',
] as const;

/** Payments claimed at once where the provider takes many in one call. */
const MANY = 500;

/** How many of the transactions reached which state. Those not due, or in other hands, are in none. */
export type PayReport = Record<Verdict['next'], number>;

/** `stopping`: aborted when the worker is to end; what is not begun then goes back to the queue. */
export type PayTerms = { readonly pacing?: Pacing; readonly stopping?: AbortSignal | undefined };

const BY_PROVIDER = `
  select c.id, ${PAID_BY} as provider
    from cashback_transactions c join programs p on p.id = c.program_id
   where c.id = any($1::uuid[]) and c.status in ('pending', 'processing')
     and (c.next_attempt_at is null or c.next_attempt_at <= $2::timestamptz)
   order by c.next_attempt_at, c.id`;

/**
 * Pays what is due of these transactions: claim (commits), call the provider outside of any transaction, settle (fenced
 * by the attempt's number). Dying anywhere on the way pays nobody twice and loses nobody: the transaction is found again
 * when its lease ends, and the provider is asked before anything is sent again, under the same key.
 */
export async function payCashback(
  ctx: Context,
  input: { readonly transactionIds: readonly string[] },
  given?: Providers,
  { pacing = USUAL_PACING, stopping }: PayTerms = {},
): Promise<PayReport> {
  requireMay(ctx.actor, 'cashback.pay');
  const report: PayReport = { completed: 0, failed: 0, needs_review: 0, pending: 0, processing: 0 };
  const providers = given ?? (await houseProviders(ctx));
  const settled = (settlements: readonly Settlement[]) => count(ctx, settlements, report);
  const parameters = [input.transactionIds, ctx.now().toISOString()];
  const due = await run<{ id: string; provider: string }>(ctx.db, BY_PROVIDER, parameters);
  for (const [name, rows] of Map.groupBy(due, (row) => row.provider)) {
    const provider = providers.get(name);
    const ids = rows.map((row) => row.id);
    if (!provider) ctx.log.error({ provider: name, payments: ids.length }, 'nobody here pays under this name');
    else if (provider.payMany) await payBatches(ctx, provider, ids, pacing, settled);
    else await payLanes(ctx, provider, ids, { pacing, stopping, settled });
  }
  return report;
}

async function payBatches(
  ctx: Context,
  provider: PayoutProvider,
  ids: readonly string[],
  pacing: Pacing,
  settled: (settlements: readonly Settlement[]) => void,
): Promise<void> {
  for (let from = 0; from < ids.length; from += MANY) {
    const claimed = await claimPayments(ctx, ids.slice(from, from + MANY), [provider.name], pacing);
    if (claimed.length === 0) continue;
    ctx.checkpoint('cashback.after-claim');
    const answered = await sendPayments(ctx, provider, claimed);
    ctx.checkpoint('cashback.after-call');
    settled(await settlePayments(ctx, answered, pacing));
    ctx.checkpoint('cashback.settled');
  }
}

function count(ctx: Context, settlements: readonly Settlement[], report: PayReport): void {
  for (const { payment, verdict } of settlements) {
    report[verdict.next] += 1;
    if (verdict.next !== 'needs_review') continue;
    ctx.log.error({ transactionId: payment.key, reason: verdict.message }, 'a payment needs a person to look at it');
  }
}
