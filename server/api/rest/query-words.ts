import { z } from 'zod';
import { MAX_AMOUNT_MINOR } from '#server/kernel/money.ts';

/**
 * What stands in a query is text. These read it explicitly: nothing is coerced, so `active=false` is false and `limit=1e2`
 * is an error. Callers over tRPC may give the value itself.
 */

const DIGITS = /^(0|[1-9]\d{0,15})$/;

/** A whole number written in digits. */
export function wholeNumber(minimum: number, maximum: number) {
  return z
    .custom<number | string>((value) => typeof value === 'number' || isDigits(value), 'must be a whole number')
    .meta({ override: { type: 'integer', minimum, maximum } })
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum));
}

/** An amount in minor units. */
export function amount() {
  return wholeNumber(0, Number(MAX_AMOUNT_MINOR));
}

/** `true` or `false`, nothing else. */
export function flag() {
  return z
    .custom<boolean | 'true' | 'false'>((value) => FLAGS.has(value), 'must be true or false')
    .meta({ override: { type: 'boolean' } })
    .transform((value) => value === true || value === 'true');
}

const FLAGS = new Set<unknown>([true, false, 'true', 'false']);

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && DIGITS.test(value);
}
