import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';

export type ItemDraft = {
  readonly id: string;
  readonly name: string;
  readonly sku: string;
  readonly category: string;
  readonly quantity: number | null;
  /** Minor units. */
  readonly unitAmount: number | null;
};

/** A purchase that was never made, as it is typed. */
export type PurchaseDraft = {
  readonly amount: number | null;
  readonly currency: string;
  readonly channel: string;
  readonly occurredAt: string | undefined;
  readonly items: readonly ItemDraft[];
};

export function emptyPurchase(currency: string): PurchaseDraft {
  return { amount: null, currency, channel: 'web', occurredAt: undefined, items: [] };
}

export function emptyItem(): ItemDraft {
  return { id: crypto.randomUUID(), name: '', sku: '', category: '', quantity: 1, unitAmount: 0 };
}

/** The draft as the API takes it. What is missing becomes 0, which is refused at its place. */
export function purchaseOf({ amount, currency, channel, occurredAt, items }: PurchaseDraft): RecordPurchaseInput {
  return {
    orderId: 'simulation',
    customer: { externalId: 'simulation' },
    amount: amount ?? 0,
    currency: currency.trim().toUpperCase(),
    status: 'completed',
    items: items.map(({ name, sku, category, quantity, unitAmount }) => ({
      name: name || sku || category || '?',
      ...(sku ? { sku } : {}),
      ...(category ? { category } : {}),
      quantity: quantity ?? 0,
      unitAmount: unitAmount ?? 0,
    })),
    ...(channel ? { channel } : {}),
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
}
