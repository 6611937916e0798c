import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { cashbackTransactions } from './cashback.ts';
import { createdAt, idColumn, minorUnits } from './columns.ts';

/** How much of a clawback is settled by a payout that was made smaller for it. Fixed once that payout is completed. */
export const clawbackNettings = pgTable(
  'clawback_nettings',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    clawbackId: uuid('clawback_id').notNull(),
    payoutId: uuid('payout_id').notNull(),
    amountMinor: minorUnits('amount').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('clawback_nettings_payout_clawback_key').on(t.payoutId, t.clawbackId),
    index('clawback_nettings_clawback_idx').on(t.clawbackId),
    foreignKey({
      name: 'clawback_nettings_clawback_fk',
      columns: [t.programId, t.clawbackId],
      foreignColumns: [cashbackTransactions.programId, cashbackTransactions.id],
    }),
    foreignKey({
      name: 'clawback_nettings_payout_fk',
      columns: [t.programId, t.payoutId],
      foreignColumns: [cashbackTransactions.programId, cashbackTransactions.id],
    }),
    check('clawback_nettings_amount_range', sql`${t.amountMinor} > 0`),
  ],
);
