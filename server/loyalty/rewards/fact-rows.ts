import type {
  ActivityFact,
  AdjustmentFact,
  Fact,
  Metadata,
  PurchaseFact,
  PurchaseItem,
  RefundFact,
} from '#server/loyalty/rules/model.ts';

/** A fact and whose it is. `net` is what refunds have left of a purchase so far, in minor units; 0 for other facts. */
export type CustomerFact = { readonly userId: string; readonly fact: Fact; readonly net: bigint };

const OWNER_AND_TIME = `id, user_id as "userId", (extract(epoch from occurred_at) * 1000)::float8 as "at"`;

export const PURCHASE_COLUMNS = `${OWNER_AND_TIME}, amount, amount - refunded_amount as net, currency, channel, metadata`;
export const REFUND_COLUMNS = `${OWNER_AND_TIME}, purchase_id as "purchaseId", amount, lines`;
export const ACTIVITY_COLUMNS = `${OWNER_AND_TIME}, name, value, metadata`;
export const ADJUSTMENT_COLUMNS = `${OWNER_AND_TIME}, delta as points`;
export const ITEM_COLUMNS = `purchase_id as "purchaseId", line_index as "index", sku, name, category, quantity, unit_amount as "unitAmount"`;

type OwnedRow = { readonly id: string; readonly userId: string; readonly at: number };
/** Amounts arrive as texts: the database's bigint. */
export type PurchaseRow = OwnedRow & {
  readonly amount: string;
  readonly net: string;
  readonly currency: string;
  readonly channel: string | null;
  readonly metadata: Metadata;
};
export type ItemRow = Omit<PurchaseItem, 'unitAmount'> & { readonly purchaseId: string; readonly unitAmount: string };
export type RefundRow = OwnedRow & {
  readonly purchaseId: string;
  readonly amount: string;
  readonly lines: RefundFact['lines'];
};
export type ActivityRow = OwnedRow & {
  readonly name: string;
  readonly value: string | null;
  readonly metadata: Metadata;
};
export type AdjustmentRow = OwnedRow & { readonly points: number };

export type FactRows = {
  readonly purchases: readonly PurchaseRow[];
  readonly items: readonly ItemRow[];
  readonly refunds: readonly RefundRow[];
  readonly activities: readonly ActivityRow[];
  readonly adjustments: readonly AdjustmentRow[];
};

/** Rows as the engine's facts, in no particular order. */
export function toFacts(rows: FactRows): CustomerFact[] {
  const items = itemsByPurchase(rows.items);
  const own = ({ userId }: OwnedRow, fact: Fact, net = 0n): CustomerFact => ({ userId, fact, net });
  return [
    ...rows.purchases.map((row) => own(row, purchaseFact(row, items.get(row.id) ?? []), BigInt(row.net))),
    ...rows.refunds.map((row) => own(row, refundFact(row))),
    ...rows.activities.map((row) => own(row, activityFact(row))),
    ...rows.adjustments.map((row) => own(row, adjustmentFact(row))),
  ];
}

function itemsByPurchase(rows: readonly ItemRow[]): Map<string, PurchaseItem[]> {
  const items = new Map<string, PurchaseItem[]>();
  for (const { purchaseId, unitAmount, ...row } of rows) {
    const item = { ...row, unitAmount: BigInt(unitAmount) };
    const known = items.get(purchaseId);
    if (known) known.push(item);
    else items.set(purchaseId, [item]);
  }
  return items;
}

function purchaseFact(row: PurchaseRow, items: readonly PurchaseItem[]): PurchaseFact {
  const { id, at, currency, channel, metadata } = row;
  return { kind: 'purchase', id, occurredAt: at, amount: BigInt(row.amount), currency, channel, items, metadata };
}

function refundFact(row: RefundRow): RefundFact {
  const { id, at, purchaseId, lines } = row;
  return { kind: 'refund', id, occurredAt: at, purchaseId, amount: BigInt(row.amount), lines };
}

function activityFact(row: ActivityRow): ActivityFact {
  const { id, at, name, metadata } = row;
  const value = row.value === null ? null : BigInt(row.value);
  return { kind: 'activity', id, occurredAt: at, name, value, metadata };
}

function adjustmentFact(row: AdjustmentRow): AdjustmentFact {
  return { kind: 'adjustment', id: row.id, occurredAt: row.at, points: row.points };
}
