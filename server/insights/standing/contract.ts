import { z } from 'zod';
import { ACHIEVEMENT_TIERS, FACT_KINDS, POINTS_KINDS, VISIBILITIES } from '#db/enums.ts';
import { MEASURES } from '#server/insights/home/contract.ts';

const rung = z.object({ badgeId: z.uuid(), level: z.int(), name: z.string() });
/** How much more it takes; 0 is enough already. */
const missing = z.object({ points: z.int(), achievements: z.int() });

/** How a customer stands, in one look. Amounts in minor units of `currency`. */
export const customerSummaryView = z.object({
  customerId: z.uuid(),
  points: z.int(),
  purchaseCount: z.int(),
  achievementsUnlocked: z.int(),
  badge: rung.nullable(),
  nextBadge: rung.extend({ pointsRequired: z.int(), achievementsRequired: z.int(), missing }).nullable(),
  cashback: z.object({
    currency: z.string(),
    paid: z.int(),
    paidThisMonth: z.int(),
    pending: z.int().meta({ description: 'Will be sent; what is kept back for debts is not in it.' }),
    owed: z.int().meta({ description: 'Paid for what was refunded since; the next payouts settle it.' }),
  }),
});
export type CustomerSummaryView = z.infer<typeof customerSummaryView>;

/** One achievement and how far the customer is with it. `money` is counted in minor units. */
export const customerAchievementView = z.object({
  achievementId: z.uuid(),
  key: z.string(),
  name: z.string(),
  description: z.string(),
  icon: z.string(),
  tier: z.enum(ACHIEVEMENT_TIERS),
  visibility: z.enum(VISIBILITIES),
  points: z.int(),
  measure: z.enum(MEASURES),
  progress: z.number(),
  target: z.number(),
  missing: z.number(),
  unlockedAt: z.string().nullable(),
  timesUnlocked: z.int(),
});
export type CustomerAchievementView = z.infer<typeof customerAchievementView>;

/** The ladder as the customer stands on it, and every rung they ever reached or lost. */
export const customerBadgesView = z.object({
  current: rung.nullable(),
  ladder: z.array(
    rung.extend({
      description: z.string(),
      color: z.string(),
      pointsRequired: z.int(),
      achievementsRequired: z.int(),
      cashbackBonusBps: z.int(),
      earnedAt: z.string().nullable(),
      missing,
    }),
  ),
  history: z.array(rung.extend({ earnedAt: z.string(), revokedAt: z.string().nullable() })),
});
export type CustomerBadgesView = z.infer<typeof customerBadgesView>;

/** One movement of points. */
export const pointsEntryView = z.object({
  id: z.uuid(),
  delta: z.int(),
  kind: z.enum(POINTS_KINDS),
  achievementId: z.uuid().nullable(),
  factKind: z.enum(FACT_KINDS),
  factId: z.uuid(),
  note: z.string().nullable(),
  occurredAt: z.string(),
  createdAt: z.string(),
});
export type PointsEntryView = z.infer<typeof pointsEntryView>;
