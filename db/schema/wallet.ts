import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { WALLET_ACCOUNT_KINDS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, currencyCode, idColumn, minorUnits } from './columns.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** An account of the store-credit books: the program's expense and clearing, and what it owes each customer. */
export const walletAccounts = pgTable(
  'wallet_accounts',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    currency: currencyCode('currency').notNull(),
    kind: text('kind', { enum: WALLET_ACCOUNT_KINDS }).notNull(),
    userId: uuid('user_id'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('wallet_accounts_program_id_id_currency_key').on(t.programId, t.id, t.currency),
    uniqueIndex('wallet_accounts_program_key').on(t.programId, t.currency, t.kind).where(sql`user_id is null`),
    uniqueIndex('wallet_accounts_user_key').on(t.userId, t.currency).where(sql`user_id is not null`),
    foreignKey({
      name: 'wallet_accounts_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('wallet_accounts_kind_word', wordIn(t.kind, WALLET_ACCOUNT_KINDS)),
    check('wallet_accounts_liability_has_owner', sql`(${t.kind} = 'liability') = (${t.userId} is not null)`),
  ],
);

/** One posting of the books; a group sums to zero, which the database checks at commit. Append-only by trigger. */
export const walletPostings = pgTable(
  'wallet_postings',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    /** The id of the cashback transaction that the group books; a group is booked once. */
    groupId: uuid('group_id').notNull(),
    accountId: uuid('account_id').notNull(),
    currency: currencyCode('currency').notNull(),
    amountMinor: minorUnits('amount').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('wallet_postings_group_account_key').on(t.groupId, t.accountId),
    index('wallet_postings_account_idx').on(t.accountId, t.id),
    foreignKey({
      name: 'wallet_postings_account_fk',
      columns: [t.programId, t.accountId, t.currency],
      foreignColumns: [walletAccounts.programId, walletAccounts.id, walletAccounts.currency],
    }),
    check('wallet_postings_amount_moves', sql`${t.amountMinor} <> 0`),
  ],
);
