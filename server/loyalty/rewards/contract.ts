import { z } from 'zod';
import { CASHBACK_STATUSES } from '#db/enums.ts';

const rung = z.object({ level: z.int(), name: z.string() }).nullable();

/** What a purchase earned, and why. Amounts in minor units. */
export const purchaseRewardsView = z.object({
  purchaseId: z.uuid(),
  processed: z.boolean(),
  processedAt: z.string().nullable(),
  points: z.int(),
  achievements: z.array(
    z.object({
      achievementId: z.uuid(),
      key: z.string(),
      name: z.string(),
      before: z.number(),
      after: z.number(),
      target: z.number(),
      unlocked: z.boolean(),
      points: z.int(),
    }),
  ),
  /** The customer's badge before and after the purchase. */
  badge: z.object({ before: rung, after: rung }),
  cashback: z
    .object({
      transactionId: z.uuid(),
      amount: z.int(),
      currency: z.string(),
      rateBps: z.int(),
      baseBps: z.int(),
      bonusBps: z.int(),
      multiplier: z.number(),
      status: z.enum(CASHBACK_STATUSES),
    })
    .nullable(),
  trace: z.array(
    z.object({
      /** `achievement:<key>`, `badge:<level>` or `cashback`. */
      subject: z.string(),
      outcome: z.string(),
      reasons: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});

export type PurchaseRewardsView = z.infer<typeof purchaseRewardsView>;

/** What a purchase would earn, and why. There is no transaction, since nothing was written. */
export const purchaseSimulationView = purchaseRewardsView
  .pick({ points: true, achievements: true, badge: true, trace: true })
  .extend({
    cashback: purchaseRewardsView.shape.cashback.unwrap().omit({ transactionId: true, status: true }).nullable(),
  });

export type PurchaseSimulationView = z.infer<typeof purchaseSimulationView>;
