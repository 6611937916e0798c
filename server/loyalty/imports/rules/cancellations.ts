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
  /** Pieces that refunds of this same cancellation have taken already, in a run before this one. */
  readonly covered: number;
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
 * Matches a cancellation with what its customer bought before. A run that was cut off goes on to the very same refunds: all of
 * the cancellation is matched with what was there before it began, and what is written already is left out.
 * @param sold lines bought at or before the cancellation, in any order
 */
export function matchCancellation(cancellation: Cancellation, sold: readonly SoldLine[]): CancellationPlan {
  const stock = new Stock(sold, cancellation.atMs);
  const outcomes: CancelledOutcome[] = [];
  const rejected: Rejection[] = [];
  for (const line of cancellation.lines) {
    const taken = stock.take(line);
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

type Held = SoldLine & { left: number };

class Stock {
  readonly #lines: Held[];
  readonly #taken = new Map<Held, number>();

  constructor(sold: readonly SoldLine[], atMs: number) {
    this.#lines = sold.filter((line) => line.atMs <= atMs).map((line) => ({ ...line, left: line.left + line.covered }));
    this.#lines.sort((a, b) => b.atMs - a.atMs || compare(b.purchaseId, a.purchaseId) || a.index - b.index);
  }

  has(sku: string): boolean {
    return this.#lines.some((line) => line.sku === sku);
  }

  /** Takes as many pieces as are wanted and there, and says how many there were. */
  take({ sku, quantity, price }: CancelledLine): number {
    const lines = this.#lines.filter((line) => line.sku === sku && line.left > 0);
    const purchases = [...Map.groupBy(lines, (line) => line.purchaseId).values()];
    const whole = purchases.find((held) => sum(held) >= quantity);
    let open = quantity;
    for (const held of whole ? [whole] : purchases) open -= this.#takeFrom(held, price, open);
    return quantity - open;
  }

  /** What is not written yet. Never more of a SKU than is still open, even if other refunds came between two runs. */
  refunds(): PlannedRefund[] {
    const open = new Map<string, number>();
    const add = (sku: string, pieces: number) => open.set(sku, (open.get(sku) ?? 0) + pieces);
    for (const [line, quantity] of this.#taken) add(line.sku, quantity);
    for (const line of this.#lines) add(line.sku, -line.covered);
    const pieces = [...this.#taken].flatMap(([line, taken]) => {
      const quantity = Math.min(taken - line.covered, open.get(line.sku) ?? 0);
      if (quantity <= 0) return [];
      add(line.sku, -quantity);
      return [{ line, quantity }];
    });
    return [...Map.groupBy(pieces, ({ line }) => line.purchaseId)].map(([purchaseId, of]) => ({
      purchaseId,
      orderId: of[0]?.line.orderId ?? '',
      lines: of.map(({ line: { index }, quantity }) => ({ index, quantity })).sort((a, b) => a.index - b.index),
    }));
  }

  /** Lines of the same price as the cancelled one first. */
  #takeFrom(held: readonly Held[], price: bigint | null, wanted: number): number {
    const sorted = held.toSorted((a, b) => Number(b.unitAmount === price) - Number(a.unitAmount === price));
    let open = wanted;
    for (const line of sorted) {
      const quantity = Math.min(open, line.left);
      if (quantity === 0) continue;
      line.left -= quantity;
      open -= quantity;
      this.#taken.set(line, (this.#taken.get(line) ?? 0) + quantity);
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
