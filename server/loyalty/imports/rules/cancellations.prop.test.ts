import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCancellation, type PlannedRefund, type SoldLine } from './cancellations.ts';
import type { Cancellation } from './orders.ts';

const SKUS = ['A', 'B', 'C'];

const sold = fc
  .array(
    fc.record({
      purchase: fc.integer({ min: 1, max: 6 }),
      sku: fc.constantFrom(...SKUS),
      unitAmount: fc.constantFrom(100n, 250n),
      left: fc.integer({ min: 0, max: 8 }),
    }),
    { maxLength: 20 },
  )
  .map((lines) =>
    lines.map(
      (line, index): SoldLine => ({
        purchaseId: `p${line.purchase}`,
        orderId: `o${line.purchase}`,
        atMs: line.purchase * 1_000,
        index,
        sku: line.sku,
        unitAmount: line.unitAmount,
        left: line.left,
        covered: 0,
      }),
    ),
  );

const cancellation = fc
  .record({
    atMs: fc.integer({ min: 0, max: 7_000 }),
    lines: fc.array(
      fc.record({
        sku: fc.constantFrom(...SKUS),
        quantity: fc.integer({ min: 1, max: 20 }),
        price: fc.constantFrom(100n, 250n, null),
      }),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  })
  .map(
    ({ atMs, lines }): Cancellation => ({
      orderId: 'C1',
      externalId: 'c',
      email: null,
      currency: 'GBP',
      atMs,
      lines: lines.map((line, at) => ({ ...line, line: at + 2 })),
    }),
  );

/** The sales after these refunds were written. */
function afterwards(lines: readonly SoldLine[], refunds: readonly PlannedRefund[]): SoldLine[] {
  const taken = new Map(refunds.flatMap((refund) => refund.lines.map((line) => [line.index, line.quantity] as const)));
  return lines.map((line) => {
    const covered = taken.get(line.index) ?? 0;
    return { ...line, left: line.left - covered, covered };
  });
}

const quantityOf = (refunds: readonly PlannedRefund[]) =>
  refunds.flatMap((refund) => refund.lines).reduce((sum, line) => sum + line.quantity, 0);

describe('a cancellation without a reference', () => {
  it('never takes back more than is left, nor anything that was bought after it, nor another SKU', () => {
    fc.assert(
      fc.property(sold, cancellation, (lines, asked) => {
        const plan = matchCancellation(asked, lines);
        const skus = new Set(asked.lines.map((line) => line.sku));
        for (const refund of plan.refunds) {
          for (const { index, quantity } of refund.lines) {
            const line = lines[index];
            expect(line?.purchaseId).toBe(refund.purchaseId);
            expect(line && quantity > 0 && quantity <= line.left && line.atMs <= asked.atMs && skus.has(line.sku)).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  it('takes back as many pieces as there are, and says of every row how many', () => {
    fc.assert(
      fc.property(sold, cancellation, (lines, asked) => {
        const plan = matchCancellation(asked, lines);
        for (const sku of SKUS) {
          const rows = asked.lines.filter((line) => line.sku === sku);
          const wanted = rows.reduce((sum, line) => sum + line.quantity, 0);
          const there = lines
            .filter((line) => line.sku === sku && line.atMs <= asked.atMs)
            .reduce((sum, line) => sum + line.left, 0);
          const taken = plan.outcomes
            .filter((outcome) => rows.some((row) => row.line === outcome.line))
            .reduce((sum, outcome) => sum + outcome.taken, 0);
          expect(taken).toBe(Math.min(wanted, there));
        }
        expect(quantityOf(plan.refunds)).toBe(plan.outcomes.reduce((sum, outcome) => sum + outcome.taken, 0));
        const short = plan.outcomes.filter((outcome) => outcome.taken < outcome.wanted).map((outcome) => outcome.line);
        expect(plan.rejected.map((row) => row.line)).toEqual(short);
      }),
    );
  });

  it('repeated after its refunds were written takes nothing more and says the same', () => {
    fc.assert(
      fc.property(sold, cancellation, (lines, asked) => {
        const first = matchCancellation(asked, lines);
        const again = matchCancellation(asked, afterwards(lines, first.refunds));
        expect(again.refunds).toEqual([]);
        expect(again.outcomes).toEqual(first.outcomes);
      }),
    );
  });

  it('cut off after any of its refunds goes on to the very same refunds', () => {
    fc.assert(
      fc.property(sold, cancellation, fc.nat(), (lines, asked, cut) => {
        const whole = matchCancellation(asked, lines);
        const written = whole.refunds.slice(0, cut % (whole.refunds.length + 1));
        const rest = matchCancellation(asked, afterwards(lines, written));
        expect([...written, ...rest.refunds]).toEqual(whole.refunds);
        expect(rest.outcomes).toEqual(whole.outcomes);
      }),
    );
  });
});
