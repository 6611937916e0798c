import { z } from 'zod';
import type { DayFigures } from '#server/insights/figures/contract.ts';
import { RANGES } from './choices.ts';

export const overviewInput = z.strictObject({ days: z.union(RANGES.map((days) => z.literal(days))) });

/** Who holds which badge now. */
export type OverviewCounts = {
  readonly customers: number;
  readonly ladder: readonly {
    readonly level: number;
    readonly name: string;
    readonly color: string;
    readonly holders: number;
  }[];
};

/** What many days add up to. */
export type Totals = Omit<DayFigures, 'day' | 'waits' | 'activeCustomers' | 'pointsTaken'> & {
  /** On an average day. */
  readonly activeCustomers: number;
  /** In hundredths of a percent; null when no payout came to an end. */
  readonly failureBps: number | null;
  /** Nineteen of twenty purchases were rewarded within this; null when none was. */
  readonly rewardedWithinMs: number | null;
};

/** Some days together: what came on an average one of them, and what all of them add up to. */
export type OverviewStep = {
  readonly from: string;
  readonly until: string;
  readonly purchasesADay: number;
  readonly customersADay: number;
  readonly cashbackPaid: bigint;
  readonly cashbackOwed: bigint;
};

export type OverviewFigures = {
  readonly asOf: Date;
  readonly days: readonly Omit<DayFigures, 'waits'>[];
  /** The same days as plots show them: alone where they are few, weeks where they are many. */
  readonly steps: readonly OverviewStep[];
  readonly now: Totals;
  /** As many days before. */
  readonly before: Totals;
  /** Days that wait to be counted; the numbers are too small by them. */
  readonly uncounted: number;
};

/** What a person should look at. */
export type Attention = {
  readonly workersAlive: number;
  readonly purchasesWaiting: number;
  readonly purchasesDead: number;
  readonly jobsDead: number;
  readonly payoutsFailed: number;
  readonly payoutsToReview: number;
  /** Active for a month and never unlocked by anybody. */
  readonly neverUnlocked: readonly { readonly id: string; readonly name: string }[];
};
