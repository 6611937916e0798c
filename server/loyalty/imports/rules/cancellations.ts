/**
 * Which earlier purchases a cancellation takes back, when it does not say so. The latest earlier purchase that still holds
 * all pieces of the SKU gives them back; where none holds them all, the latest gives what it has, then the one before it.
 */
import type { Cancellation, CancelledLine } from './orders.ts';
import { type Rejection, rejection } from './rejections.ts';

/** A line of an earlier purchase; `left` are the pieces that no refund has taken back. */
export type SoldLine = {
  readonly purchaseId: string;
  readonly orderId: string;
  /** Of the purchase. Among purchases of the same instant the later recorded one counts as later. */
  readonly atMs: number;
  readonly index: number;
  readonly sku: string;
  readonly unitAmount: bigint;
  readonly left: number;
};

/** A refund to record: lines of one purchase. */
export type PlannedRefund = {
  readonly purchaseId: string;
  readonly orderId: string;
  readonly lines: readonly { readonly index: number; readonly quantity: number }[];
};

/** What of a row found its purchase. `taken` includes what an earlier run took. */
export type CancelledOutcome = { readonly line: number; readonly taken: number; readonly wanted: number };

export type CancellationPlan = {
  readonly refunds: readonly PlannedRefund[];
  readonly outcomes: readonly CancelledOutcome[];
  readonly rejected: readonly Rejection[];
};

/**
 * Matches a cancellation with what its customer bought before.
 * @param sold lines bought at or before the cancellation, in any order
 * @param covered pieces by SKU that refunds of this same cancellation have taken already, in a run before this one
 */
export function matchCancellation(
  cancellation: Cancellation,
  sold: readonly SoldLine[],
  covered: ReadonlyMap<string, number>,
): CancellationPlan {
  const stock = new Stock(sold, cancellation.atMs);
  const done = new Map(covered);
  const outcomes: CancelledOutcome[] = [];
  const rejected: Rejection[] = [];
  for (const line of cancellation.lines) {
    const before = Math.min(line.quantity, done.get(line.sku) ?? 0);
    done.set(line.sku, (done.get(line.sku) ?? 0) - before);
    const begun = (covered.get(line.sku) ?? 0) > 0;
    const taken = before + stock.take(line, line.quantity - before, begun);
    outcomes.push({ line: line.line, taken, wanted: line.quantity });
    if (taken < line.quantity) rejected.push(unmatched(line, taken, stock.has(line.sku)));
  }
  return { refunds: stock.refunds(), outcomes, rejected };
}

function unmatched(line: CancelledLine, taken: number, isKnown: boolean): Rejection {
  if (taken > 0)
    return rejection(line.line, 'cancellation_partly', `${taken} of ${line.quantity} of ${line.sku} were taken back`);
  return rejection(line.line, isKnown ? 'cancellation_exhausted' : 'cancellation_unmatched', line.sku);
}

class Stock {
  readonly #lines: (SoldLine & { left: number })[];
  readonly #taken = new Map<string, Map<number, number>>();

  constructor(sold: readonly SoldLine[], atMs: number) {
    this.#lines = sold.filter((line) => line.atMs <= atMs).map((line) => ({ ...line }));
    this.#lines.sort((a, b) => b.atMs - a.atMs || compare(b.purchaseId, a.purchaseId) || a.index - b.index);
  }

  has(sku: string): boolean {
    return this.#lines.some((line) => line.sku === sku);
  }

  /** Takes up to `wanted` pieces and says how many there were. `begun`: an earlier run had to split these pieces. */
  take(cancelled: CancelledLine, wanted: number, begun: boolean): number {
    const lines = this.#lines.filter((line) => line.sku === cancelled.sku && line.left > 0);
    const purchases = [...Map.groupBy(lines, (line) => line.purchaseId).values()];
    const whole = begun ? undefined : purchases.find((held) => sum(held) >= wanted);
    let open = wanted;
    for (const held of whole ? [whole] : purchases) open -= this.#takeFrom(held, cancelled.price, open);
    return wanted - open;
  }

  refunds(): PlannedRefund[] {
    return [...this.#taken].map(([purchaseId, byIndex]) => ({
      purchaseId,
      orderId: this.#lines.find((line) => line.purchaseId === purchaseId)?.orderId ?? '',
      lines: [...byIndex].map(([index, quantity]) => ({ index, quantity })).sort((a, b) => a.index - b.index),
    }));
  }

  /** Lines of the same price as the cancelled one first. */
  #takeFrom(held: (SoldLine & { left: number })[], price: bigint | null, wanted: number): number {
    const sorted = held.toSorted((a, b) => Number(b.unitAmount === price) - Number(a.unitAmount === price));
    let open = wanted;
    for (const line of sorted) {
      const quantity = Math.min(open, line.left);
      if (quantity === 0) continue;
      line.left -= quantity;
      open -= quantity;
      const taken = this.#taken.get(line.purchaseId) ?? new Map<number, number>();
      taken.set(line.index, (taken.get(line.index) ?? 0) + quantity);
      this.#taken.set(line.purchaseId, taken);
    }
    return wanted - open;
  }
}

function sum(lines: readonly { left: number }[]): number {
  return lines.reduce((total, line) => total + line.left, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
