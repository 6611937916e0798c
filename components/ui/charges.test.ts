import { expect, it } from 'vitest';
import { chargesBeyond } from './charges.ts';

const items = [
  { quantity: 2, unitAmount: 1_000_000n },
  { quantity: 1, unitAmount: 350_000n },
];

it.each([
  ['what the lines do not name', 2_500_000n, items, 150_000n],
  ['nothing where they name all', 2_350_000n, items, 0n],
  ['nothing where they come to more', 2_000_000n, items, 0n],
  ['nothing where there are no lines', 2_500_000n, [], 0n],
])('charges beyond the lines are %s', (_what, amount, lines, charges) => {
  expect(chargesBeyond(amount, lines)).toBe(charges);
});
