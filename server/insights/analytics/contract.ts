import type { DayFigures, Standing } from '#server/insights/figures/contract.ts';

export const ANALYTICS_RANGES = ['30d', '90d', '365d', 'all'] as const;
export type AnalyticsRange = (typeof ANALYTICS_RANGES)[number];

/** What days add up to. Amounts in minor units of the program's currency. */
export type AnalyticsDay = Pick<
  DayFigures,
  'day' | 'purchases' | 'revenue' | 'pointsIssued' | 'pointsTaken' | 'cashbackPaid' | 'cashbackOwed'
>;

/** Some days together, from `day` until another; the same one where they are told one by one. */
export type AnalyticsStep = AnalyticsDay & { readonly until: string };

export type ProgramCounts = Standing & { readonly currency: string; readonly steps: readonly AnalyticsStep[] };

/** How the program stands, and the days that were asked for; null before the first count. */
export type AnalyticsView = { readonly countedAt: Date; readonly counts: ProgramCounts } | null;
