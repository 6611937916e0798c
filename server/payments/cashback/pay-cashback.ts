import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { houseProviders, type Providers } from '#server/payments/payouts/choose-provider.ts';
import type { PayAnswer, PayoutProvider } from '#server/payments/payouts/port.ts';
import { mayResend, type Verdict } from '#server/payments/payouts/rules.ts';
import { type ClaimedPayment, claimPayments } from './claim-payments.ts';
import { type AnsweredPayment, settlePayments } from './settle-payments.ts';

/** Every labelled point of a payment, in order; crash tests stop the worker at each. */
export const PAYMENT_CHECKPOINTS = [
  'cashback.after-claim',
  'cashback.after-call',
  'cashback.before-settle-commit',
  'cashback.settled',
] as const;

/** Payments claimed at once where the provider takes many in one call; else each is claimed on its own. */
const MANY = 500;

/** How many of the transactions reached which state. Those not due, or in other hands, are in none. */
export type PayReport = Record<Verdict['next'], number>;

/**
 * Pays what is due of these transactions: claim (commits), call the provider outside of any transaction, settle (fenced
 * by the attempt's number). Dying anywhere on the way pays nobody twice and loses nobody: the transaction is found again
 * when its lease ends, and the provider is asked before anything is sent again, under the same key.
 */
export async function payCashback(
  ctx: Context,
  input: { readonly transactionIds: readonly string[] },
  given?: Providers,
): Promise<PayReport> {
  requireMay(ctx.actor, 'cashback.pay');
  const report: PayReport = { completed: 0, failed: 0, needs_review: 0, pending: 0, processing: 0 };
  const providers = given ?? (await houseProviders(ctx));
  for (const provider of providers.values()) {
    const size = provider.payMany ? MANY : 1;
    for (let from = 0; from < input.transactionIds.length; from += size) {
      await payBatch(ctx, provider, input.transactionIds.slice(from, from + size), report);
    }
  }
  return report;
}

async function payBatch(ctx: Context, provider: PayoutProvider, ids: string[], report: PayReport): Promise<void> {
  const claimed = await claimPayments(ctx, ids, [provider.name]);
  if (claimed.length === 0) return;
  ctx.checkpoint('cashback.after-claim');
  const answered = await callProvider(ctx, provider, claimed);
  ctx.checkpoint('cashback.after-call');
  const settled = await settlePayments(ctx, answered);
  ctx.checkpoint('cashback.settled');
  for (const { payment, verdict } of settled) {
    report[verdict.next] += 1;
    if (verdict.next !== 'needs_review') continue;
    ctx.log.error({ transactionId: payment.key, reason: verdict.message }, 'a payment needs a person to look at it');
  }
}

/** Whoever may have been paid before is asked about first; only a definite "not found" is sent. */
async function callProvider(
  ctx: Context,
  provider: PayoutProvider,
  claimed: readonly ClaimedPayment[],
): Promise<AnsweredPayment[]> {
  const answered: AnsweredPayment[] = [];
  const toSend: ClaimedPayment[] = [];
  for (const payment of claimed) {
    const isAnswered = payment.mustAsk || payment.amountMinor === 0n;
    const known = isAnswered ? await timed(ctx, payment, () => ask(ctx, provider, payment)) : null;
    if (known) answered.push(known);
    else toSend.push(payment);
  }
  return [...answered, ...(await send(ctx, provider, toSend))];
}

/** What is known of the payment without sending it; null when it may be sent. Netted in full, nothing is left to send. */
async function ask(ctx: Context, provider: PayoutProvider, payment: ClaimedPayment): Promise<PayAnswer | null> {
  if (payment.amountMinor === 0n) return { outcome: 'paid', reference: `netted:${payment.key}` };
  const found = await provider.lookup(payment.key);
  if (found.outcome !== 'not_found') return found;
  if (mayResend(payment.firstSentAt, ctx.now(), provider.capabilities)) return null;
  return { outcome: 'unknown', message: 'the provider no longer remembers whether this was paid' };
}

async function send(
  ctx: Context,
  provider: PayoutProvider,
  payments: readonly ClaimedPayment[],
): Promise<AnsweredPayment[]> {
  const many = provider.payMany && payments.length > 1 ? await sendMany(ctx, provider.payMany, payments) : null;
  if (many) return many;
  const answered: AnsweredPayment[] = [];
  for (const payment of payments) {
    const one = await timed(ctx, payment, () => provider.pay(payment));
    if (one) answered.push(one);
  }
  return answered;
}

/** Null when the call as a whole failed: then each is sent on its own, under the same key, so that one harms no other. */
async function sendMany(
  ctx: Context,
  payMany: NonNullable<PayoutProvider['payMany']>,
  payments: readonly ClaimedPayment[],
): Promise<AnsweredPayment[] | null> {
  const started = ctx.now().getTime();
  try {
    const answers = await payMany(payments);
    const durationMs = ctx.now().getTime() - started;
    return payments.flatMap((payment, index) => {
      const answer = answers[index];
      return answer ? [{ payment, answer, durationMs }] : [];
    });
  } catch (err) {
    ctx.log.warn({ err, payments: payments.length }, 'paying many at once failed; each is paid on its own');
    return null;
  }
}

/** A provider that throws has said nothing: the outcome is unknown. */
async function timed(
  ctx: Context,
  payment: ClaimedPayment,
  call: () => Promise<PayAnswer | null>,
): Promise<AnsweredPayment | null> {
  const started = ctx.now().getTime();
  const answer = await call().catch((error: unknown): PayAnswer => {
    return { outcome: 'unknown', message: error instanceof Error ? error.message : String(error) };
  });
  return answer && { payment, answer, durationMs: ctx.now().getTime() - started };
}
