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
  /** As it was pasted; the form has no fields for it. */
  readonly metadata: RecordPurchaseInput['metadata'];
};

export function emptyPurchase(currency: string): PurchaseDraft {
  return { amount: null, currency, channel: 'web', occurredAt: undefined, items: [], metadata: {} };
}

let made = 0;

export function emptyItem(): ItemDraft {
  made += 1;
  return { id: `item-${made}`, name: '', sku: '', category: '', quantity: 1, unitAmount: 0 };
}

/** The draft as the API takes it. What is missing becomes 0, which is refused at its place. */
export function purchaseOf({
  amount,
  currency,
  channel,
  occurredAt,
  items,
  metadata,
}: PurchaseDraft): RecordPurchaseInput {
  return {
    orderId: 'simulation',
    customer: { externalId: 'simulation' },
    amount: amount ?? 0,
    currency: currency.trim().toUpperCase(),
    status: 'completed',
    ...(metadata && Object.keys(metadata).length > 0 ? { metadata } : {}),
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

/** A purchase as it is sent to the API, alone or the first of a batch, ready to be tried; null when it is none. */
export function pastedPurchase(text: string, usual: string): PurchaseDraft | null {
  const sent = firstOf(jsonOf(text));
  if (!sent || typeof sent.amount !== 'number') return null;
  const { currency, channel, occurredAt, items, metadata } = sent;
  return {
    amount: sent.amount,
    currency: textOf(currency) || usual,
    channel: textOf(channel),
    occurredAt: Number.isNaN(Date.parse(textOf(occurredAt))) ? undefined : textOf(occurredAt),
    items: (Array.isArray(items) ? items : []).filter(isRecord).map(pastedItem),
    metadata: isRecord(metadata) ? (metadata as PurchaseDraft['metadata']) : {},
  };
}

type Sent = Readonly<Record<string, unknown>>;

function pastedItem({ name, sku, category, quantity, unitAmount }: Sent): ItemDraft {
  const texts = { name: textOf(name), sku: textOf(sku), category: textOf(category) };
  return { ...emptyItem(), ...texts, quantity: numberOf(quantity) ?? 1, unitAmount: numberOf(unitAmount) ?? 0 };
}

function firstOf(sent: unknown): Sent | null {
  if (Array.isArray(sent)) return firstOf(sent[0]);
  if (!isRecord(sent)) return null;
  return Array.isArray(sent.purchases) ? firstOf(sent.purchases) : sent;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half of what is typed is no JSON yet.
    return null;
  }
}

function isRecord(value: unknown): value is Sent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
