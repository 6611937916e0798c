import { z } from 'zod';
import { CASHBACK_STATUSES, PURCHASE_STATUSES, REFUND_POLICIES } from '#db/enums.ts';
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

/**
 * How cashback comes back. `reversed`: it was not sent yet, and less or nothing will be. `taken_from_balance`: store credit is
 * taken out at once. `netted`: the next payouts are smaller. `later`: a payment is under way, so it is decided once that is known.
 */
export const TAKEN_BACK = ['none', 'reversed', 'taken_from_balance', 'netted', 'later'] as const;
export type TakenBack = (typeof TAKEN_BACK)[number];

/** `kept`: the achievement's reversal lets an unlock stand that purchases no longer support. */
export const ACHIEVEMENT_CHANGES = ['progress', 'revoked', 'kept', 'unlocked'] as const;

const rung = z.object({ level: z.int(), name: z.string() }).nullable();

/** Everything a refund changes. Amounts in minor units. */
export const refundPreviewView = z.object({
  purchaseId: z.uuid(),
  refund: z.object({ amount: z.int(), lines: z.array(z.object({ index: z.int(), quantity: z.int() })).nullable() }),
  purchase: z.object({
    status: z.enum(PURCHASE_STATUSES),
    amount: z.int(),
    refundedAmount: z.int(),
    netAmount: z.int(),
    currency: z.string(),
  }),
  cashback: z
    .object({
      transactionId: z.uuid().nullable(),
      currency: z.string(),
      status: z.enum(CASHBACK_STATUSES),
      policy: z.enum(REFUND_POLICIES),
      before: z.int(),
      after: z.int(),
      takenBack: z.int(),
      how: z.enum(TAKEN_BACK),
    })
    .nullable(),
  points: z.object({ before: z.int(), after: z.int(), delta: z.int() }),
  achievements: z.array(
    z.object({
      achievementId: z.uuid(),
      key: z.string(),
      name: z.string(),
      cycle: z.int(),
      change: z.enum(ACHIEVEMENT_CHANGES),
      before: z.number(),
      after: z.number(),
      target: z.number(),
      points: z.int(),
    }),
  ),
  badge: z.object({ before: rung, after: rung }),
});

export type RefundPreviewView = z.infer<typeof refundPreviewView>;
