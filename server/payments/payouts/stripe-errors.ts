import type Stripe from 'stripe';
import { isBeforeSending, retryAfterMs } from './call-provider.ts';
import type { NotSent, Refused, Unknown } from './port.ts';

export type StripeErrors = typeof Stripe.errors;

/** Codes that say something of this customer or this payment; every other "invalid request" is our own fault. */
const OF_THIS_PAYMENT = new Set([
  'account_closed',
  'account_invalid',
  'amount_too_large',
  'amount_too_small',
  'insufficient_capabilities_for_transfer',
  'transfers_not_allowed',
]);

/**
 * What an error of Stripe's package means for a payment. Only what Stripe surely did not begin is `not_sent`; an answer
 * that says neither yes nor no is `unknown`. A question is never refused.
 */
export function faultAnswer(errors: StripeErrors, error: unknown, now: Date): Refused | Unknown | NotSent;
export function faultAnswer(errors: StripeErrors, error: unknown, now: Date, asked: 'lookup'): Unknown | NotSent;
export function faultAnswer(
  errors: StripeErrors,
  error: unknown,
  now: Date,
  asked?: 'lookup',
): Refused | Unknown | NotSent {
  if (!(error instanceof errors.StripeError)) return { outcome: 'unknown', message: 'the package failed' };
  const message = wordsOf(error);
  if (error instanceof errors.StripeConnectionError) {
    return { outcome: isBeforeSending(error.detail) ? 'not_sent' : 'unknown', message };
  }
  const wait = retryAfterMs(error.headers?.['retry-after'], now);
  const later = wait === undefined ? {} : { retryAfterMs: wait };
  if (error instanceof errors.StripeRateLimitError) return { outcome: 'not_sent', message, ...later };
  if (error instanceof errors.StripeIdempotencyError) return { outcome: 'unknown', message, isOfThisAlone: true };
  if (asked === undefined && isOfThisPayment(errors, error)) return refusal(error, message);
  if (isOurFault(errors, error)) return { outcome: 'not_sent', message, pausesProvider: true };
  return { outcome: 'unknown', message, ...later };
}

type Fault = InstanceType<StripeErrors['StripeError']>;

function isOfThisPayment(errors: StripeErrors, error: Fault): boolean {
  if (error instanceof errors.StripeCardError) return true;
  if (!(error instanceof errors.StripeInvalidRequestError)) return false;
  return error.param === 'destination' || OF_THIS_PAYMENT.has(error.code ?? '');
}

/** A wrong key, a request Stripe does not take, or no money left at Stripe: nothing moved, and nothing else would. */
function isOurFault(errors: StripeErrors, error: Fault): boolean {
  return (
    error instanceof errors.StripeAuthenticationError ||
    error instanceof errors.StripePermissionError ||
    error instanceof errors.StripeInvalidRequestError
  );
}

function refusal(error: Fault, message: string): Refused {
  const code = error.decline_code ?? error.code ?? 'refused';
  return { outcome: 'refused', code, message, response: { status: error.statusCode, code, request: error.requestId } };
}

/** Stripe's own sentences name accounts and parts of keys: what is stored is only of which kind the fault was. */
function wordsOf({ type, code, param, statusCode }: Fault): string {
  const where = [code, param && `at ${param}`, statusCode && `status ${statusCode}`].filter(Boolean).join(', ');
  return where ? `${type}: ${where}` : type;
}
