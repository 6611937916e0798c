import { z } from 'zod';
import { currencyText, shortText } from '#server/kernel/input.ts';

/** A new program: the tenant. Its currency and time zone decide how sums and days are counted. */
export const createProgramInput = z.strictObject({
  slug: z
    .string()
    .max(64)
    .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'use small letters, digits and single hyphens'),
  name: shortText,
  currency: currencyText,
  timeZone: z.string().refine(isTimeZone, 'must be a time zone of the IANA list, such as Africa/Lagos'),
  locale: z.string().refine(isLocale, 'must be a locale, such as en or en-NG').default('en'),
  /** `default`: the demo ladder, achievements and cashback bands; `empty`: no rules at all. */
  catalog: z.enum(['default', 'empty']).default('empty'),
});

export type CreateProgramInput = z.input<typeof createProgramInput>;

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
