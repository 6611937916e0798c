import type { Context } from '#server/kernel/context.ts';
import type { PayAnswer, PayoutProvider } from '#server/payments/payouts/port.ts';
import { mayResend } from '#server/payments/payouts/rules.ts';
import type { ClaimedPayment } from './claim-payments.ts';
import type { AnsweredPayment } from './settle-payments.ts';

/** Whoever may have been paid before is asked about first; only a definite "not found" is sent. */
export async function sendPayments(
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
  if (found.outcome === 'refused' && payment.wasRefused) return null;
  if (found.outcome !== 'not_found') return found;
  if (mayResend(payment.firstSentAt, ctx.now(), provider.capabilities)) return null;
  return { outcome: 'unknown', message: 'the provider no longer remembers whether this was paid', isOfThisAlone: true };
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
