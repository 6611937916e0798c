import { z } from 'zod';

/** What one day adds up to. Amounts in minor units of the program's currency. */
export type DayFigures = {
  /** In the program's time zone, such as 2026-11-20. */
  readonly day: string;
  /** Customers who bought something on this day. */
  readonly activeCustomers: number;
  readonly purchases: number;
  /** Net of refunds. */
  readonly revenue: bigint;
  readonly pointsIssued: number;
  /** Taken back by reversals, or by hand. */
  readonly pointsTaken: number;
  readonly unlocks: number;
  /** Paid, and still owed, for the purchases of this day. */
  readonly cashbackPaid: bigint;
  readonly cashbackOwed: bigint;
  /** Payouts that came to an end, and those of them that did not arrive. */
  readonly payouts: number;
  readonly payoutsFailed: number;
  /** How many purchases waited how long for their rewards, by `WAIT_STEPS_MS`. */
  readonly waits: readonly number[];
};

const whole = z.int();
/** Minor units of the program's currency, as text: sums outgrow numbers. */
const minor = z.string().regex(/^-?\d+$/);

const cohort = z.object({
  /** The month of the first purchase, YYYY-MM. */
  month: z.string(),
  customers: whole,
  /** How many of them bought in the first month, the one after it, and so on. */
  active: z.array(whole),
});
export type Cohort = z.infer<typeof cohort>;

/** How a program stands. Customers are counted once each. */
export const standingShape = z.object({
  funnel: z.object({ customers: whole, bought: whole, unlocked: whole, badged: whole, paid: whole }),
  achievements: z.array(
    z.object({ id: z.uuid(), name: z.string(), points: whole, started: whole, unlocked: whole, lastMonth: whole }),
  ),
  badges: z.array(z.object({ level: whole, name: z.string(), color: z.string(), holders: whole })),
  cohorts: z.array(cohort),
  /** Points that customers hold, and cashback that is still to be paid. */
  held: z.object({ points: whole, cashback: minor }),
});
export type Standing = z.infer<typeof standingShape>;
