/** What is left of a purchase after refunds: it counts as if the refunded part had never been bought. */
import type { PurchaseFact, PurchaseItem, RefundFact } from './model.ts';

/**
 * The purchase less its refunds; null when nothing of its amount is left. Lines named by a refund lose quantity and go
 * when none is left; the amount falls by what the refunds name.
 */
export function remainderOf(purchase: PurchaseFact, refunds: readonly RefundFact[]): PurchaseFact | null {
  if (refunds.length === 0) return purchase;
  const amount = refunds.reduce((left, refund) => left - refund.amount, purchase.amount);
  if (amount <= 0n) return null;
  const returned = new Map<number, number>();
  for (const line of refunds.flatMap((refund) => refund.lines ?? [])) {
    returned.set(line.index, (returned.get(line.index) ?? 0) + line.quantity);
  }
  const items = returned.size === 0 ? purchase.items : purchase.items.flatMap((item) => left(item, returned));
  return { ...purchase, amount, items };
}

function left(item: PurchaseItem, returned: ReadonlyMap<number, number>): PurchaseItem[] {
  const quantity = item.quantity - (returned.get(item.index) ?? 0);
  return quantity > 0 ? [{ ...item, quantity }] : [];
}
