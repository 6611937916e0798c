import { z } from 'zod';
import { REFUND_POLICIES } from '#db/enums.ts';
import { currencyText, shortText } from '#server/kernel/input.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';

const timeZoneText = z.string().refine(isTimeZone, 'must be a time zone of the IANA list, such as Africa/Lagos');
const localeText = z.string().refine(isLocale, 'must be a locale, such as en or en-NG');

/** A new program: the tenant. Its currency and time zone decide how sums and days are counted. */
export const createProgramInput = z.strictObject({
  slug: z
    .string()
    .max(64)
    .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'use small letters, digits and single hyphens'),
  name: shortText,
  currency: currencyText,
  timeZone: timeZoneText,
  locale: localeText.default('en'),
  /** `default`: the demo ladder, achievements and cashback bands; `empty`: no rules at all. */
  catalog: z.enum(['default', 'empty']).default('empty'),
});

export type CreateProgramInput = z.input<typeof createProgramInput>;

const MOST_REQUESTS_A_MINUTE = 100_000;

/**
 * What of a program can be changed; absent fields stay. Currency, time zone and rounding only before the first fact: what was
 * earned was counted in them.
 */
export const changeProgramInput = z.strictObject({
  name: shortText.optional(),
  locale: localeText.optional(),
  currency: currencyText.optional(),
  timeZone: timeZoneText.optional(),
  rounding: z.enum(ROUNDINGS).optional(),
  refundCashback: z.enum(REFUND_POLICIES).optional(),
  payoutProvider: z
    .string()
    .regex(/^[a-z]{1,32}$/, 'must be the name of a provider')
    .optional(),
  /** Requests a minute of one token. */
  rateLimitPerMinute: z.int().min(1).max(MOST_REQUESTS_A_MINUTE).optional(),
  allowPrivateWebhooks: z.boolean().optional(),
});
export type ChangeProgramInput = z.input<typeof changeProgramInput>;

function isTimeZone(name: string): boolean {
  return accepted(() => new Intl.DateTimeFormat('en', { timeZone: name })) && !/^[+-]/.test(name);
}

function isLocale(name: string): boolean {
  return accepted(() => new Intl.Locale(name));
}

function accepted(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}
