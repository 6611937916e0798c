import { describe, expect, it } from 'vitest';
import {
  changeText,
  countText,
  factorText,
  moneyText,
  numberText,
  rateText,
  roundMoneyText,
  shortMoneyText,
} from './numbers.ts';

describe('money', () => {
  it.each([
    [360_000n, 'NGN', '₦3,600.00'],
    [5n, 'NGN', '₦0.05'],
    [-165_000n, 'NGN', '−₦1,650.00'],
    [3_600n, 'JPY', '¥3,600'],
    [2_550n, 'KWD', 'KWD 2.550'],
    [999_999_999_999_999n, 'USD', '$9,999,999,999,999.99'],
  ])('%s minor units of %s read %s', (amount, currency, text) => {
    expect(moneyText(amount, currency).replace(/\s/g, ' ')).toBe(text);
  });

  it('drops decimals only where they are all zero', () => {
    expect(roundMoneyText(10_000_000n, 'NGN')).toBe('₦100,000');
    expect(roundMoneyText(10_000_050n, 'NGN')).toBe('₦100,000.50');
  });
});

describe('numbers', () => {
  it('are written with separators, changes with their sign', () => {
    expect(countText(1240)).toBe('1,240');
    expect([countText(-1240), countText(-40n), numberText(-4.25)]).toEqual(['−1,240', '−40', '−4.3']);
    expect(countText(12_345_678_901_234_567n)).toBe('12,345,678,901,234,567');
    expect([numberText(4.26), numberText(1_240), numberText(0)]).toEqual(['4.3', '1,240', '0']);
    expect([changeText(100), changeText(-40), changeText(0)]).toEqual(['+100', '−40', '0']);
  });

  it('as rates have no needless zeros', () => {
    expect([600, 50, 5, 125].map((bps) => rateText(bps))).toEqual(['6%', '0.5%', '0.05%', '1.25%']);
    expect([150, 200, 125].map((pct) => factorText(pct))).toEqual(['1.5', '2', '1.25']);
  });
});

it('money beside an axis is short', () => {
  expect([0, 120_000_000, 950_050].map((amount) => shortMoneyText(amount, 'NGN'))).toEqual(['₦0', '₦1.2M', '₦9.5K']);
  expect(shortMoneyText(1_500, 'JPY')).toBe('¥1.5K');
});
