/** The rows of one order, to a purchase, to what a cancellation takes back, or to reasons why neither. */
import { MAX_ITEMS, type RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import type { ImportSource } from '../contract.ts';
import type { FileLine } from './lines.ts';
import { REJECTIONS, type Rejection, type RejectionCode, rejection } from './rejections.ts';

/** Pieces of one SKU that come back. `price` in minor units, null where the file tells none. */
export type CancelledLine = {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly price: bigint | null;
};

/** A cancellation without a reference to what it cancels. */
export type Cancellation = {
  readonly orderId: string;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly currency: string;
  readonly atMs: number;
  readonly lines: readonly CancelledLine[];
};

/** What becomes of an order. Every row of it is in `lines` or in `rejected`, and in one of them only. */
export type OrderPlan = {
  readonly purchase: RecordPurchaseInput | null;
  readonly cancellation: Cancellation | null;
  readonly lines: readonly number[];
  readonly rejected: readonly Rejection[];
};

/**
 * Decides what the rows of one order mean. An order is taken whole or not at all: a row that cannot be read refuses its
 * neighbours too. Only rows that are no sale by themselves (fees, corrections of the stock) are left out of an order.
 */
export function planOrder(orderId: string, lines: readonly FileLine[], source: ImportSource): OrderPlan {
  const whole = faultOfOrder(lines);
  if (whole) return refusedOrder(whole);
  const sorted = lines.map((line) => [line, leftOut(line, source)] as const);
  const rejected = sorted.flatMap(([line, code]) => (code ? [rejection(line.line, code)] : []));
  const kept = sorted.flatMap(([line, code]) => (code ? [] : [line]));
  const [first] = kept;
  if (!first) return refusedOrder(rejected);
  const whose = whoseOrder(lines);
  if (first.isCancellation) return cancellationPlan(orderId, whose, kept, rejected);
  const amount = amountOf(kept);
  if (amount < 1n) return refusedOrder([...rejected, ...kept.map((line) => rejection(line.line, 'nothing_paid'))]);
  return {
    purchase: purchaseOf(orderId, whose, kept, amount),
    cancellation: null,
    lines: kept.map((line) => line.line),
    rejected,
  };
}

function refusedOrder(rejected: readonly Rejection[]): OrderPlan {
  return { purchase: null, cancellation: null, lines: [], rejected };
}

function faultOfOrder(lines: readonly FileLine[]): Rejection[] | null {
  if (lines.some((line) => line.fault)) return lines.map(faultOfLine);
  const all = (code: RejectionCode) => lines.map((line) => rejection(line.line, code));
  if (distinct(lines, (line) => line.customer).length > 1) return all('customer_conflict');
  if (distinct(lines, (line) => line.email).length > 1) return all('customer_conflict');
  if (distinct(lines, (line) => line.currency).length > 1) return all('currency_conflict');
  if (!lines.some((line) => line.customer ?? line.email)) return lines.map(nobodysLine);
  return null;
}

function faultOfLine(line: FileLine): Rejection {
  return rejection(line.line, line.fault ?? 'order_incomplete', line.faultDetail ?? undefined);
}

/** Of rows without a customer, those that are no sale in any case are told as that. */
function nobodysLine(line: FileLine): Rejection {
  const correction = !line.isCancellation && line.quantity < 1;
  return rejection(line.line, correction ? 'stock_correction' : 'no_customer');
}

function leftOut(line: FileLine, source: ImportSource): RejectionCode | null {
  if (line.sku !== null && source.notGoods.includes(line.sku)) return 'not_goods';
  if (line.isCancellation) {
    if (line.quantity >= 0) return 'cancellation_positive';
    return line.sku === null ? 'cancellation_without_sku' : null;
  }
  if (line.quantity < 1) return 'stock_correction';
  return (line.price ?? 0n) < 0n || (line.amount ?? 0n) < 0n ? 'negative_amount' : null;
}

/** Whom an order belongs to: any of its rows may say so, also one that is left out. */
type Whose = { readonly externalId: string | null; readonly email: string | null; readonly name: string | null };

function whoseOrder(lines: readonly FileLine[]): Whose {
  const firstOf = (value: (line: FileLine) => string | null) =>
    lines.map(value).find((found) => found !== null) ?? null;
  return {
    externalId: firstOf((line) => line.customer),
    email: firstOf((line) => line.email),
    name: firstOf((line) => line.name),
  };
}

function cancellationPlan(
  orderId: string,
  whose: Whose,
  kept: readonly FileLine[],
  rejected: readonly Rejection[],
): OrderPlan {
  const cancelled = kept.map((line) => ({
    line: line.line,
    sku: line.sku ?? '',
    quantity: -line.quantity,
    price: line.price,
  }));
  const cancellation = {
    orderId,
    externalId: whose.externalId,
    email: whose.email,
    currency: kept[0]?.currency ?? '',
    atMs: earliest(kept),
    lines: cancelled,
  };
  return { purchase: null, cancellation, lines: kept.map((line) => line.line), rejected };
}

/**
 * What was paid. With an amount and prices the amount is the order's total and stands on any of its rows; with an amount
 * alone every row has its own; else quantities times prices.
 */
function amountOf(lines: readonly FileLine[]): bigint {
  const priced = lines.every((line) => line.price !== null);
  if (!priced) return lines.reduce((sum, line) => sum + (line.amount ?? 0n), 0n);
  const total = lines.find((line) => line.amount !== null)?.amount;
  return total ?? lines.reduce((sum, line) => sum + BigInt(line.quantity) * (line.price ?? 0n), 0n);
}

function purchaseOf(orderId: string, whose: Whose, lines: readonly FileLine[], amount: bigint): RecordPurchaseInput {
  const { externalId, email, name } = whose;
  const channel = lines.find((line) => line.channel !== null)?.channel;
  return {
    orderId,
    customer: { ...(externalId && { externalId }), ...(email && { email }), ...(name && { name }) },
    amount: Number(amount),
    currency: lines[0]?.currency ?? '',
    status: 'completed',
    items: itemsOf(lines),
    ...(channel && { channel }),
    occurredAt: new Date(earliest(lines)).toISOString(),
    metadata: Object.assign({}, ...lines.map((line) => line.metadata).reverse()),
  };
}

type Item = NonNullable<RecordPurchaseInput['items']>[number];

/** A row without a price has no line: what a piece of it cost is not known. */
function itemsOf(lines: readonly FileLine[]): Item[] {
  const items = lines.flatMap((line) => (line.price === null ? [] : [itemOf(line, line.price)]));
  if (items.length <= MAX_ITEMS) return items;
  return cutToFit(mergeEqual(items));
}

function itemOf(line: FileLine, price: bigint): Item {
  const { sku, category } = line;
  return {
    ...(sku && { sku }),
    name: line.item ?? sku ?? 'Item',
    ...(category && { category }),
    quantity: line.quantity,
    unitAmount: Number(price),
  };
}

function mergeEqual(items: readonly Item[]): Item[] {
  const merged = new Map<string, Item>();
  for (const item of items) {
    const key = JSON.stringify([item.sku, item.name, item.category, item.unitAmount]);
    const quantity = (merged.get(key)?.quantity ?? 0) + item.quantity;
    merged.set(key, { ...item, quantity });
  }
  return [...merged.values()];
}

/** What does not fit into a purchase's lines becomes one line of the same worth. */
function cutToFit(items: readonly Item[]): Item[] {
  if (items.length <= MAX_ITEMS) return [...items];
  const kept = items.slice(0, MAX_ITEMS - 1);
  const rest = items.slice(MAX_ITEMS - 1);
  const worth = rest.reduce((sum, item) => sum + BigInt(item.quantity) * BigInt(item.unitAmount), 0n);
  return [...kept, { name: `${rest.length} further lines`, quantity: 1, unitAmount: Number(worth) }];
}

function earliest(lines: readonly FileLine[]): number {
  return Math.min(...lines.flatMap((line) => line.atMs ?? []));
}

function distinct(lines: readonly FileLine[], value: (line: FileLine) => string | null): string[] {
  return [...new Set(lines.flatMap((line) => value(line) ?? []))];
}

/** The words of a purchase's refusal by the program, for each of its rows. */
export function refusedByProgram(lines: readonly number[], message: string): Rejection[] {
  return lines.map((line) => ({ line, code: 'refused', reason: `${REJECTIONS.refused}: ${message}` }));
}
