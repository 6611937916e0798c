import { hash } from 'node:crypto';
import type { purchaseItems, purchases } from '#db/schema/purchases.ts';
import { refusedInput } from '#server/kernel/input.ts';
import type { CustomerReference } from '#server/loyalty/customers/contract.ts';
import type { CheckedPurchaseInput, PurchaseView } from './contract.ts';

/** How far a partner's clock may run ahead of ours. */
export const CLOCK_LEEWAY_MS = 5 * 60_000;

type ItemRow = typeof purchaseItems.$inferSelect;

/** A purchase as the house holds it: the row, and its lines by index. Amounts in minor units. */
export type Purchase = typeof purchases.$inferSelect & { readonly items: readonly PurchaseLine[] };
export type PurchaseLine = Omit<ItemRow, 'purchaseId' | 'programId'>;

/** A purchase that was asked for and is in order, not yet written. */
export type PurchaseDraft = {
  readonly orderId: string;
  readonly customer: CustomerReference;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: 'pending' | 'completed';
  readonly items: readonly PurchaseLine[];
  readonly channel: string | null;
  readonly occurredAt: Date;
  readonly metadata: CheckedPurchaseInput['metadata'];
  readonly contentHash: string;
};

/**
 * Turns checked input into the house's own words: amounts to bigint, times to Date.
 * @throws Refusal `validation_failed` when it happened more than five minutes after `now`
 */
export function draftOf(input: CheckedPurchaseInput, now: Date): PurchaseDraft {
  return {
    orderId: input.orderId,
    customer: input.customer,
    amountMinor: BigInt(input.amount),
    currency: input.currency,
    status: input.status,
    items: input.items.map((item, index) => ({
      index,
      sku: item.sku ?? null,
      name: item.name,
      category: item.category ?? null,
      quantity: item.quantity,
      unitAmountMinor: BigInt(item.unitAmount),
    })),
    channel: input.channel ?? null,
    occurredAt: notAhead(input.occurredAt, now),
    metadata: input.metadata,
    contentHash: contentHashOf(input),
  };
}

/**
 * When a fact happened; `now` when nothing was said.
 * @throws Refusal `validation_failed` when that is more than five minutes ahead
 */
export function notAhead(occurredAt: string | undefined, now: Date): Date {
  if (occurredAt === undefined) return now;
  const at = new Date(occurredAt);
  if (at.getTime() <= now.getTime() + CLOCK_LEEWAY_MS) return at;
  throw refusedInput({ occurredAt: ['is in the future'] });
}

/** SHA-256 of all that was said of the purchase but who bought it: the same order again is the same only if this is. */
export function contentHashOf(input: CheckedPurchaseInput): string {
  const { amount, currency, status, channel, occurredAt } = input;
  const items = input.items.map((item) => [item.sku, item.name, item.category, item.quantity, item.unitAmount]);
  return sha256OfJson([amount, currency, status, items, channel, instantOf(occurredAt), sortedEntries(input.metadata)]);
}

/** The entries of a plain object by key, so that their order does not count. */
export function sortedEntries(values: Record<string, unknown>): [string, unknown][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function sha256OfJson(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'hex');
}

/** What the partner sees of a purchase; amounts become JSON numbers here and nowhere else. */
export function viewOfPurchase(purchase: Purchase): PurchaseView {
  return {
    id: purchase.id,
    orderId: purchase.orderId,
    customerId: purchase.userId,
    amount: Number(purchase.amountMinor),
    refundedAmount: Number(purchase.refundedMinor),
    currency: purchase.currency,
    status: purchase.status,
    processedForLoyalty: purchase.processedForLoyalty,
    items: purchase.items.map(({ sku, name, category, quantity, unitAmountMinor }) => {
      return { sku, name, category, quantity, unitAmount: Number(unitAmountMinor) };
    }),
    channel: purchase.channel,
    occurredAt: purchase.occurredAt.toISOString(),
    completedAt: purchase.completedAt?.toISOString() ?? null,
    metadata: purchase.metadata,
    createdAt: purchase.createdAt.toISOString(),
    updatedAt: purchase.updatedAt.toISOString(),
  };
}

function instantOf(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}
