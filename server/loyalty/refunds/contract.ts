import { z } from 'zod';
import { instantText, positiveAmount, shortText } from '#server/kernel/input.ts';
import { MAX_ITEMS } from '#server/loyalty/purchases/contract.ts';

const refundLine = z.strictObject({
  /** Which line of the purchase, counted from 0. */
  index: z
    .int()
    .min(0)
    .max(MAX_ITEMS - 1),
  quantity: z.int().min(1).max(1_000_000),
});

/** What goes back: an amount in minor units, or lines with quantities. One of the two. */
export const recordRefundInput = z
  .strictObject({
    amount: positiveAmount.optional(),
    lines: z.array(refundLine).min(1).max(MAX_ITEMS).optional(),
    reason: shortText.optional(),
    /** Now, when absent. Never before the purchase. */
    occurredAt: instantText.optional(),
    /** The partner's own name for the refund (a credit note's number); makes it exactly-once. */
    externalId: shortText.optional(),
  })
  .refine((refund) => (refund.amount === undefined) !== (refund.lines === undefined), {
    error: 'needs either an amount or lines',
    path: ['amount'],
  })
  .refine((refund) => !refund.lines || new Set(refund.lines.map((line) => line.index)).size === refund.lines.length, {
    error: 'name a line twice',
    path: ['lines'],
  });

export type RecordRefundInput = z.input<typeof recordRefundInput>;
export type CheckedRefundInput = z.output<typeof recordRefundInput>;

/** A refund as the house shows it. */
export const refundView = z.object({
  id: z.uuid(),
  purchaseId: z.uuid(),
  amount: z.int(),
  lines: z.array(z.object({ index: z.int(), quantity: z.int() })).nullable(),
  reason: z.string().nullable(),
  externalId: z.string().nullable(),
  occurredAt: z.string(),
  processedForLoyalty: z.boolean(),
  createdAt: z.string(),
});

export type RefundView = z.infer<typeof refundView>;
