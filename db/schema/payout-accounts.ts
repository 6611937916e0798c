import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, updatedAt } from './columns.ts';
import { users } from './users.ts';

/** Where a provider sends a customer's money. */
export const payoutAccounts = pgTable(
  'payout_accounts',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    provider: text('provider').notNull(),
    /** How people recognise it, without its number. */
    label: text('label').notNull(),
    /** What was given, as JSON, encrypted for this row alone. */
    sealedDetails: text('sealed_details').notNull(),
    /** The customer is paid by this provider, whatever the program's own is. */
    isPreferred: boolean('is_preferred').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('payout_accounts_user_provider_key').on(t.userId, t.provider),
    uniqueIndex('payout_accounts_preferred_key').on(t.userId).where(sql`is_preferred`),
    foreignKey({
      name: 'payout_accounts_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('payout_accounts_label_length', sql`length(${t.label}) between 1 and 255`),
  ],
);
