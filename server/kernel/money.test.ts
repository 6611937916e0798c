import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  decimalText,
  formatMoney,
  isCurrency,
  MAX_AMOUNT_MINOR,
  minorDigits,
  parseMoney,
  roundedDivision,
} from './money.ts';

describe('rounding once', () => {
  test.each([
    [5n, 2n, 3n, 2n, 2n],
    [7n, 2n, 4n, 3n, 4n],
    [-5n, 2n, -3n, -2n, -2n],
    [-7n, 2n, -4n, -3n, -4n],
    [1n, 3n, 0n, 0n, 0n],
    [2n, 3n, 1n, 0n, 1n],
    [-2n, 3n, -1n, 0n, -1n],
    [6n, 3n, 2n, 2n, 2n],
    [0n, 7n, 0n, 0n, 0n],
  ])('%d / %d is %d half up, %d down, %d half even', (numerator, denominator, up, down, even) => {
    expect(roundedDivision(numerator, denominator, 'half_up')).toBe(up);
    expect(roundedDivision(numerator, denominator, 'down')).toBe(down);
    expect(roundedDivision(numerator, denominator, 'half_even')).toBe(even);
  });

  it('is off by half a unit at most, and exact where it can be', () => {
    const amount = fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR });
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 1n, max: 1_000_000n }), (numerator, denominator) => {
        for (const rounding of ['half_up', 'half_even'] as const) {
          const off = roundedDivision(numerator, denominator, rounding) * denominator - numerator;
          expect(off * 2n <= denominator && off * -2n <= denominator).toBe(true);
        }
        expect(roundedDivision(numerator * denominator, denominator, 'half_even')).toBe(numerator);
        expect(roundedDivision(-numerator, denominator, 'half_up')).toBe(
          -roundedDivision(numerator, denominator, 'half_up'),
        );
      }),
    );
  });

  it('divides by something positive only', () => {
    expect(() => roundedDivision(1n, 0n, 'down')).toThrow(RangeError);
  });
});

describe('currencies', () => {
  test.each([
    ['NGN', 2, 123_456n, '1234.56'],
    ['USD', 2, -5n, '-0.05'],
    ['JPY', 0, 1_234n, '1234'],
    ['KWD', 3, 1_234n, '1.234'],
    ['KWD', 3, 1_000_000_000_000_000n, '1000000000000.000'],
  ])('%s has %d digits: %d is %s', (currency, digits, minor, text) => {
    expect(minorDigits(currency)).toBe(digits);
    expect(decimalText(minor, currency)).toBe(text);
    expect(parseMoney(text, currency)).toBe(minor);
  });

  it('knows ISO codes in capitals only', () => {
    expect(['NGN', 'KWD'].every(isCurrency)).toBe(true);
    expect(['ngn', 'XQX', 'NAIRA', ''].some(isCurrency)).toBe(false);
  });

  it('does not read what the currency cannot hold', () => {
    expect(parseMoney('1.5', 'JPY')).toBeNull();
    expect(parseMoney('1.50', 'JPY')).toBeNull();
    expect(parseMoney('2.555', 'USD')).toBeNull();
    expect(parseMoney('2.550', 'USD')).toBe(255n);
    expect(parseMoney('1e3', 'USD')).toBeNull();
  });

  it('writes the largest amount without a float in between', () => {
    expect(formatMoney(MAX_AMOUNT_MINOR - 1n, 'USD')).toBe('$9,999,999,999,999.99');
  });

  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -MAX_AMOUNT_MINOR, max: MAX_AMOUNT_MINOR }),
        fc.constantFrom('NGN', 'JPY', 'KWD'),
        (minor, currency) => {
          expect(parseMoney(decimalText(minor, currency), currency)).toBe(minor);
        },
      ),
    );
  });
});

/** Where money is decided. What leads out of exact numbers has no place there. */
const MONEY_SOURCES = [
  'server/kernel/money.ts',
  'server/payments/cashback/rules.ts',
  'server/loyalty/rules/tally.ts',
  'server/loyalty/rules/matching.ts',
  'server/loyalty/rules/cycles.ts',
  'server/loyalty/rules/remainder.ts',
  'server/loyalty/rules/pricing.ts',
];
const FLOATS =
  /parseFloat|toFixed|Math\.(round|floor|ceil|trunc)|\bNumber\((?!roundedDivision\(rate)|[^/*]\/ ?100\b|\b\d+\.\d+\b/;

test.each(MONEY_SOURCES)('no float touches money in %s', (path) => {
  const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(code.split('\n').filter((line) => FLOATS.test(line))).toEqual([]);
});
