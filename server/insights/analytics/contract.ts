import { z } from 'zod';

const whole = z.int();
/** Minor units of the program's currency, as text: sums outgrow numbers. */
const minor = z.string().regex(/^-?\d+$/);

const dayCounts = z.object({
  /** A day of the program's time zone, YYYY-MM-DD. */
  day: z.string(),
  purchases: whole,
  /** Of purchases that were completed, less what was refunded of them since. */
  revenue: minor,
  pointsGiven: whole,
  pointsTaken: whole,
  unlocks: whole,
  cashbackOwed: minor,
  cashbackPaid: minor,
});
export type DayCounts = z.infer<typeof dayCounts>;

const cohort = z.object({
  /** The month of the first purchase, YYYY-MM. */
  month: z.string(),
  customers: whole,
  /** How many of them bought in the first month, the one after it, and so on. */
  active: z.array(whole),
});
export type Cohort = z.infer<typeof cohort>;

/** What a program is counted by. Customers are counted once each. */
export const programCountsShape = z.object({
  currency: z.string(),
  days: z.array(dayCounts),
  funnel: z.object({ customers: whole, bought: whole, unlocked: whole, badged: whole, paid: whole }),
  achievements: z.array(
    z.object({ id: z.uuid(), name: z.string(), points: whole, started: whole, unlocked: whole, lastMonth: whole }),
  ),
  badges: z.array(z.object({ level: whole, name: z.string(), color: z.string(), holders: whole })),
  cohorts: z.array(cohort),
  /** Points that customers hold, and cashback that is still to be paid. */
  held: z.object({ points: whole, cashback: minor }),
});
export type ProgramCounts = z.infer<typeof programCountsShape>;

export const ANALYTICS_RANGES = ['30d', '90d', '365d', 'all'] as const;
export type AnalyticsRange = (typeof ANALYTICS_RANGES)[number];

/** The counts with the days that were asked for; null before the first count. */
export type AnalyticsView = { readonly countedAt: Date; readonly counts: ProgramCounts } | null;
