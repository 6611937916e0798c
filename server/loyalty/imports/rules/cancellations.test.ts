import { describe, expect, it } from 'vitest';
import { matchCancellation, type SoldLine } from './cancellations.ts';
import type { CancelledLine } from './orders.ts';

const NOON = Date.UTC(2020, 10, 4, 12);

function bought(purchase: number, index: number, left: number, more: Partial<SoldLine> = {}): SoldLine {
  const id = { purchaseId: `p${purchase}`, orderId: `o${purchase}` };
  return { ...id, atMs: NOON - 10_000 + purchase, index, sku: 'JUG', unitAmount: 345n, left, covered: 0, ...more };
}

function cancel(...lines: Partial<CancelledLine>[]) {
  const rows = lines.map((line, at) => ({ line: at + 1, sku: 'JUG', quantity: 1, price: 345n, ...line }));
  return { orderId: 'C1', externalId: '90001', email: null, currency: 'GBP', atMs: NOON, lines: rows };
}

describe('a cancellation without a reference', () => {
  it('that was cut off after its first refund goes on as if it had not been, whatever its rows were given', () => {
    const asked = cancel({ quantity: 1 }, { quantity: 2 });
    const whole = matchCancellation(asked, [bought(1, 0, 2), bought(2, 1, 2)]);
    const [first, second] = whole.refunds;
    expect(first).toEqual({ purchaseId: 'p2', orderId: 'o2', lines: [{ index: 1, quantity: 1 }] });
    const rest = matchCancellation(asked, [bought(1, 0, 2), bought(2, 1, 1, { covered: 1 })]);
    expect(rest.refunds).toEqual([second]);
    expect(rest.outcomes).toEqual(whole.outcomes);
  });

  it('takes no more than it asks for when another refund came between its two runs', () => {
    const rest = matchCancellation(cancel({ quantity: 2 }), [bought(1, 0, 2), bought(2, 1, 0, { covered: 1 })]);
    expect(rest.refunds).toEqual([{ purchaseId: 'p1', orderId: 'o1', lines: [{ index: 0, quantity: 1 }] }]);
  });

  it('takes back the latest earlier purchase of the SKU', () => {
    const plan = matchCancellation(cancel({ quantity: 2 }), [bought(1, 0, 4), bought(2, 0, 4)]);
    expect(plan.refunds).toEqual([{ purchaseId: 'p2', orderId: 'o2', lines: [{ index: 0, quantity: 2 }] }]);
    expect(plan.rejected).toEqual([]);
  });

  it('prefers one purchase that holds all the pieces to several', () => {
    const plan = matchCancellation(cancel({ quantity: 6 }), [bought(1, 0, 8), bought(2, 0, 4)]);
    expect(plan.refunds).toEqual([{ purchaseId: 'p1', orderId: 'o1', lines: [{ index: 0, quantity: 6 }] }]);
  });

  it('is split over several purchases when none holds enough, the latest first', () => {
    const plan = matchCancellation(cancel({ quantity: 9 }), [bought(1, 0, 2), bought(2, 0, 6)]);
    expect(plan.refunds.map((refund) => [refund.orderId, refund.lines])).toEqual([
      ['o2', [{ index: 0, quantity: 6 }]],
      ['o1', [{ index: 0, quantity: 2 }]],
    ]);
    expect(plan.rejected).toEqual([
      { line: 1, code: 'cancellation_partly', reason: expect.stringContaining('8 of 9 of JUG were taken back') },
    ]);
  });

  it('takes lines of its own price first', () => {
    const lines = [bought(1, 0, 3), bought(1, 1, 3, { unitAmount: 300n })];
    const plan = matchCancellation(cancel({ quantity: 4, price: 300n }), lines);
    expect(plan.refunds[0]?.lines).toEqual([
      { index: 0, quantity: 1 },
      { index: 1, quantity: 3 },
    ]);
  });

  it('tells what was never bought from what has come back already', () => {
    const plan = matchCancellation(cancel({}, { sku: 'STAR' }), [bought(1, 0, 0)]);
    expect(plan.rejected.map((row) => row.code)).toEqual(['cancellation_exhausted', 'cancellation_unmatched']);
  });

  it('does not reach into purchases made after it', () => {
    const plan = matchCancellation(cancel({}), [bought(1, 0, 4, { atMs: NOON + 1 })]);
    expect(plan.rejected.map((row) => row.code)).toEqual(['cancellation_unmatched']);
  });
});
