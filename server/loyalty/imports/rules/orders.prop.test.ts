import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedInput } from '#server/kernel/input.ts';
import { recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { importSource } from '../contract.ts';
import { matchCancellation } from './cancellations.ts';
import { fieldReader } from './columns.ts';
import { lineReader } from './lines.ts';
import { planOrder } from './orders.ts';
import { PRESETS } from './presets.ts';
import { Tally } from './tally.ts';

const source = checkedInput(importSource, PRESETS['online-retail']?.source);
const header = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];
const read = lineReader(source, fieldReader(source, header), 'Europe/London');

const messy = (...good: string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) });
const cells = fc.tuple(
  messy('1', '2', 'C3', 'C4'),
  messy('JUG', 'LAMP', 'POST', 'D', 'BANK CHARGES', ''),
  messy('BLUE JUG ', ''),
  messy('1', '12', '-1', '-3', '0'),
  messy('12-01-2010 08:26', '12-05-2010 16:24', '02-30-2010 10:00'),
  messy('2.55', '0', '0.001', '-1', '18'),
  messy('17850', '17850', ''),
  messy('France'),
);
const rows = fc.array(
  fc.oneof({ weight: 9, arbitrary: cells }, { weight: 1, arbitrary: fc.array(fc.string(), { maxLength: 9 }) }),
  { maxLength: 30 },
);

describe('any file at all', () => {
  it('has every row in a purchase, in a refund or in the report, and each in one of them', () => {
    fc.assert(
      fc.property(rows, (file) => {
        const lines = file.map((row, at) => read({ line: at + 2, raw: row.join(','), cells: row }));
        const tally = new Tally();
        const seen: number[] = [];
        const refused: unknown[] = [];
        for (const [order, held] of Map.groupBy(lines, (line) => line.order ?? `row ${line.line}`)) {
          const plan = planOrder(order, held, source);
          seen.push(...plan.lines, ...plan.rejected.map((row) => row.line));
          tally.rejected(plan.rejected);
          if (plan.purchase) {
            refused.push(...(recordPurchaseInput.safeParse(plan.purchase).error?.issues ?? []));
            tally.purchase(plan.lines.length, true, BigInt(plan.purchase.amount), plan.purchase.currency);
          }
          if (!plan.cancellation) continue;
          const matched = matchCancellation(plan.cancellation, []);
          tally.cancelled(matched.outcomes);
          tally.rejected(matched.rejected);
        }
        expect(refused).toEqual([]);
        expect(seen.toSorted((a, b) => a - b)).toEqual(lines.map((line) => line.line));
        expect(() => tally.report(lines.length, 0)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('is paid for to the penny', () => {
    const sale = fc.record({
      quantity: fc.integer({ min: 1, max: 9_999 }),
      pence: fc.integer({ min: 0, max: 999_999 }),
    });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 40 }), (sales) => {
        const lines = sales.map(({ quantity, pence }, at) => {
          const price = `${Math.trunc(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
          return read({
            line: at + 2,
            raw: '',
            cells: ['1', 'JUG', 'JUG', String(quantity), '12-01-2010 08:26', price, '1', 'UK'],
          });
        });
        const worth = sales.reduce((sum, sold) => sum + sold.quantity * sold.pence, 0);
        expect(planOrder('1', lines, source).purchase?.amount ?? 0).toBe(worth);
      }),
    );
  });
});
