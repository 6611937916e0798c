/** An amount in minor units (cents, kobo) of one ISO 4217 currency. Never a float. */
export type Money = { readonly amountMinor: bigint; readonly currency: string };

export const ROUNDINGS = ['half_up', 'down', 'half_even'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** Largest amount accepted anywhere, in minor units. It fits a JSON number exactly. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000_000n;

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'));
const digitsByCurrency = new Map<string, number>();

/** True for an ISO 4217 code in capitals that this runtime knows. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && knownCurrencies.has(code);
}

/** Decimal digits of the currency's minor unit by ISO 4217: JPY 0, USD 2, KWD 3. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/**
 * Integer division with exactly one rounding. `half_up` rounds halves away from zero, `half_even` to the even
 * neighbour, `down` towards zero, for negative numerators alike.
 * @throws RangeError when the denominator is not positive
 */
export function roundedDivision(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n || rounding === 'down') return quotient;
  const away = numerator < 0n ? quotient - 1n : quotient + 1n;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  if (twice !== denominator) return twice > denominator ? away : quotient;
  if (rounding === 'half_up') return away;
  return quotient % 2n === 0n ? quotient : away;
}

/** Minor units as a plain decimal text: 360000 NGN is `3600.00`. */
export function decimalText(amountMinor: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const sign = amountMinor < 0n ? '-' : '';
  const text = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Minor units as people write them in a locale, by `Intl`, without passing through a float. */
export function formatMoney(amountMinor: bigint, currency: string, locale = 'en'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(decimalText(amountMinor, currency) as Intl.StringNumericLiteral);
}

/**
 * Reads a decimal text (`2.55`) as minor units of the currency; null when it is not a number or has more
 * decimals than the currency.
 */
export function parseMoney(text: string, currency: string): bigint | null {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const digits = minorDigits(currency);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) return null;
  const value = BigInt(whole + significant.padEnd(digits, '0'));
  return sign === '-' ? -value : value;
}
