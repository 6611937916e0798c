import { sql } from 'drizzle-orm';
import { bigint, check, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { RefundPolicy } from '../enums.ts';
import { createdAt, currencyCode, idColumn, updatedAt } from './columns.ts';

/** Settings of a program. Everything has a default, so an empty object is a valid program. */
export type ProgramSettings = {
  /** Rounding of cashback amounts; `half_up` when absent. */
  rounding?: 'half_up' | 'down' | 'half_even';
  /** How a refund changes the refunded purchase's own cashback; `reevaluate` when absent. */
  refundCashback?: RefundPolicy;
  /** Which payout provider serves the program; `wallet` when absent. */
  payoutProvider?: string;
  /** Requests a minute a token; 600 when absent. */
  rateLimitPerMinute?: number;
  /** Development only: webhooks may go to private addresses and plain http. */
  allowPrivateWebhooks?: boolean;
};

export type Branding = { displayName?: string; logoUrl?: string; primaryColor?: string };

export const programs = pgTable(
  'programs',
  {
    id: idColumn(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    currency: currencyCode('currency').notNull(),
    timeZone: text('time_zone').notNull(),
    locale: text('locale').notNull().default('en'),
    branding: jsonb('branding').$type<Branding>().notNull().default({}),
    settings: jsonb('settings').$type<ProgramSettings>().notNull().default({}),
    /** Rises with every change of a rule; workers keep compiled catalogues by it. */
    catalogRevision: bigint('catalog_revision', { mode: 'number' }).notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check('programs_slug_form', sql`${t.slug} ~ '^[a-z0-9](-?[a-z0-9])*$'`),
    check('programs_currency_form', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);
