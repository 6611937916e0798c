import { decimalText, minorDigits } from '#server/kernel/money.ts';

const formats = new Map<string, Intl.NumberFormat>();

function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** With a true minus, where the language would write a hyphen. */
function withMinus(text: string): string {
  return text.replace('-', '−');
}

/** A whole number with its separators: 1,240, −40. */
export function countText(count: number | bigint, locale = 'en'): string {
  return withMinus(format(locale, { maximumFractionDigits: 0 }).format(count));
}

/** A measured number, to the tenth: 4.3. */
export function numberText(value: number, locale = 'en'): string {
  return withMinus(format(locale, { maximumFractionDigits: 1 }).format(value));
}

/** A change, always with its sign: +100, −40. */
export function changeText(change: number, locale = 'en'): string {
  return withMinus(format(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(change));
}

/** Minor units as people read them, with the short sign of the currency: 360000 NGN is ₦3,600.00. */
export function moneyText(amountMinor: bigint, currency: string, locale = 'en'): string {
  return inCurrency(amountMinor, currency, locale, minorDigits(currency));
}

/** Like `moneyText`, without decimals where they are all zero: ₦100,000. */
export function roundMoneyText(amountMinor: bigint, currency: string, locale = 'en'): string {
  const digits = minorDigits(currency);
  const isRound = amountMinor % 10n ** BigInt(digits) === 0n;
  return inCurrency(amountMinor, currency, locale, isRound ? 0 : digits);
}

/** An approximate amount in minor units as short as an axis wants it: ₦1.2M. */
export function shortMoneyText(amountMinor: number, currency: string, locale = 'en'): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', notation: 'compact' } as const;
  return format(locale, { ...options, maximumFractionDigits: 1 }).format(amountMinor / 10 ** minorDigits(currency));
}

function inCurrency(amountMinor: bigint, currency: string, locale: string, digits: number): string {
  const options = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  return withMinus(format(locale, options).format(decimalText(amountMinor, currency) as Intl.StringNumericLiteral));
}

/** Basis points as a percentage without needless zeros: 50 is 0.5%, 600 is 6%. */
export function rateText(bps: number, locale = 'en'): string {
  return format(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);
}

/** Hundredths as a factor: 150 is 1.5. */
export function factorText(pct: number, locale = 'en'): string {
  return format(locale, { maximumFractionDigits: 2 }).format(pct / 100);
}
