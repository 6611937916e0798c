import { expect, it } from 'vitest';
import { isMeant } from './palette-match.ts';

it('a name is found by the beginnings of its words, in any order and case', () => {
  expect(isMeant('Cashback payments', 'PAY cash')).toBe(true);
  expect(isMeant('Queues & health', 'hea')).toBe(true);
  expect(isMeant('Purchases', 'chase')).toBe(false);
  expect(isMeant('Purchases', 'pur x')).toBe(false);
});

it('nothing typed means every name', () => {
  expect(isMeant('Overview', '')).toBe(true);
});
