import { z } from 'zod';
import { PURCHASE_STATUSES } from '#db/enums.ts';
import {
  amountOrZero,
  currencyText,
  instantText,
  metadataInput,
  positiveAmount,
  shortText,
} from '#server/kernel/input.ts';
import { customerReference } from '#server/loyalty/customers/contract.ts';

/** Lines of one purchase at most. */
export const MAX_ITEMS = 500;
/** Purchases of one batch at most. */
export const MAX_BATCH = 1_000;

export const purchaseItemInput = z.strictObject({
  sku: shortText.optional(),
  name: shortText,
  category: shortText.optional(),
  quantity: z.int().min(1).max(1_000_000),
  /** Minor units for one piece. */
  unitAmount: amountOrZero,
});

/**
 * A purchase as a partner sends it (partner API: purchase, in and out). Amounts are whole minor units. Unknown fields are
 * refused, so that a typing error is never lost. That `occurredAt` is not ahead of us is the verb's to say: it has the clock.
 */
export const recordPurchaseInput = z
  .strictObject({
    orderId: shortText,
    customer: customerReference,
    amount: positiveAmount,
    currency: currencyText,
    status: z.enum(['pending', 'completed']).default('pending'),
    items: z.array(purchaseItemInput).max(MAX_ITEMS).default([]),
    channel: shortText.optional(),
    /** Now, when absent. */
    occurredAt: instantText.optional(),
    metadata: metadataInput.default({}),
  })
  .refine((purchase) => itemsSum(purchase.items) <= BigInt(purchase.amount), {
    error: 'add up to more than the amount',
    path: ['items'],
  });

export type RecordPurchaseInput = z.input<typeof recordPurchaseInput>;
export type CheckedPurchaseInput = z.output<typeof recordPurchaseInput>;

/** A purchase as the house shows it; amounts up to 10^15 fit a JSON number exactly. */
export const purchaseView = z.object({
  id: z.uuid(),
  orderId: z.string(),
  customerId: z.uuid(),
  amount: z.int(),
  refundedAmount: z.int(),
  currency: z.string(),
  status: z.enum(PURCHASE_STATUSES),
  processedForLoyalty: z.boolean(),
  items: z.array(
    z.object({
      sku: z.string().nullable(),
      name: z.string(),
      category: z.string().nullable(),
      quantity: z.int(),
      unitAmount: z.int(),
    }),
  ),
  channel: z.string().nullable(),
  occurredAt: z.string(),
  completedAt: z.string().nullable(),
  metadata: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  createdAt: z.string(),
  updatedAt: z.string(),
});

export type PurchaseView = z.infer<typeof purchaseView>;

function itemsSum(items: readonly { quantity: number; unitAmount: number }[]): bigint {
  return items.reduce((sum, item) => sum + BigInt(item.quantity) * BigInt(item.unitAmount), 0n);
}
