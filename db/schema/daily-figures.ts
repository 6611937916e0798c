import { sql } from 'drizzle-orm';
import { bigint, check, date, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { instant, minorUnits } from './columns.ts';
import { programs } from './programs.ts';

/**
 * What a day of a program adds up to, in its time zone: counted again and again from the facts, never a truth of its own.
 * Amounts in minor units of the program's currency. `countedAt` null: not counted yet.
 */
export const dailyFigures = pgTable(
  'daily_figures',
  {
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    day: date('day', { mode: 'string' }).notNull(),
    activeCustomers: integer('active_customers').notNull().default(0),
    purchases: integer('purchases').notNull().default(0),
    /** Net of refunds. */
    revenueMinor: minorUnits('revenue').notNull().default(sql`0`),
    pointsIssued: bigint('points_issued', { mode: 'number' }).notNull().default(0),
    pointsTaken: bigint('points_taken', { mode: 'number' }).notNull().default(0),
    unlocks: integer('unlocks').notNull().default(0),
    /** Paid, and still owed, for the purchases of this day. */
    cashbackPaidMinor: minorUnits('cashback_paid').notNull().default(sql`0`),
    cashbackOwedMinor: minorUnits('cashback_owed').notNull().default(sql`0`),
    /** Payouts of this day's purchases that came to an end, and those of them that did not arrive. */
    payouts: integer('payouts').notNull().default(0),
    payoutsFailed: integer('payouts_failed').notNull().default(0),
    /** How many purchases waited how long for their rewards, by the steps of `WAIT_STEPS_MS`. */
    waits: integer('waits').array().notNull().default(sql`'{}'`),
    countedAt: instant('counted_at'),
  },
  (t) => [
    primaryKey({ name: 'daily_figures_pkey', columns: [t.programId, t.day] }),
    check('daily_figures_counts_range', sql`${t.purchases} >= 0 and ${t.payoutsFailed} between 0 and ${t.payouts}`),
  ],
);
