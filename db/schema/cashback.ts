import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ATTEMPT_OUTCOMES, CASHBACK_KINDS, CASHBACK_STATUSES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, currencyCode, idColumn, instant, minorUnits, updatedAt } from './columns.ts';
import { programs } from './programs.ts';
import { purchases } from './purchases.ts';
import { refunds } from './refunds.ts';
import { users } from './users.ts';

/** The cashback rule of a currency, as it stands now. */
export const cashbackRules = pgTable(
  'cashback_rules',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    currency: currencyCode('currency').notNull(),
    definition: jsonb('definition').$type<unknown>().notNull(),
    isActive: boolean('is_active').notNull(),
    version: integer('version').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('cashback_rules_program_currency_key').on(t.programId, t.currency),
    unique('cashback_rules_program_id_id_key').on(t.programId, t.id),
  ],
);

/** Every form a cashback rule ever had; rows are never changed. `effectiveFrom` null: since always. */
export const cashbackRuleVersions = pgTable(
  'cashback_rule_versions',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    ruleId: uuid('rule_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').$type<unknown>().notNull(),
    effectiveFrom: instant('effective_from'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('cashback_rule_versions_rule_version_key').on(t.ruleId, t.version),
    foreignKey({
      name: 'cashback_rule_versions_rule_fk',
      columns: [t.programId, t.ruleId],
      foreignColumns: [cashbackRules.programId, cashbackRules.id],
    }),
    check('cashback_rule_versions_version_range', sql`${t.version} >= 1`),
  ],
);

/** Cashback owed for a purchase (`earn`), or owed back after it was paid (`clawback`, negative). */
export const cashbackTransactions = pgTable(
  'cashback_transactions',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    purchaseId: uuid('purchase_id').notNull(),
    refundId: uuid('refund_id'),
    kind: text('kind', { enum: CASHBACK_KINDS }).notNull(),
    amountMinor: minorUnits('amount').notNull(),
    /** Taken back by refunds before the money left; what is paid is the amount less this. */
    reversedMinor: minorUnits('reversed_amount').notNull().default(sql`0`),
    /** Kept back for debts of the customer (`clawback_nettings`); what is sent is the amount less reversed less this. */
    nettedMinor: minorUnits('netted_amount').notNull().default(sql`0`),
    currency: currencyCode('currency').notNull(),
    /** The working: band + bonus, times multiplier, of this much of the purchase. */
    purchaseAmountMinor: minorUnits('purchase_amount').notNull(),
    baseBps: integer('base_bps').notNull(),
    bonusBps: integer('bonus_bps').notNull(),
    multiplierPct: integer('multiplier_pct').notNull(),
    rateBps: integer('rate_bps').notNull(),
    ruleId: uuid('rule_id').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    badgeId: uuid('badge_id'),
    badgeLevel: integer('badge_level'),
    status: text('status', { enum: CASHBACK_STATUSES }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Attempts made when a person last asked for another try; the budget counts from there. */
    attemptsBefore: integer('attempts_before').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    provider: text('provider'),
    providerReference: text('provider_reference'),
    errorCode: text('error_code'),
    lastError: text('last_error'),
    processingAt: instant('processing_at'),
    completedAt: instant('completed_at'),
    failedAt: instant('failed_at'),
    reversedAt: instant('reversed_at'),
    /** When a person gave up on paying it; reversed then, by no refund. */
    cancelledAt: instant('cancelled_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('cashback_transactions_program_id_id_key').on(t.programId, t.id),
    uniqueIndex('cashback_transactions_one_earn_key').on(t.purchaseId).where(sql`kind = 'earn'`),
    uniqueIndex('cashback_transactions_one_clawback_key').on(t.refundId).where(sql`kind = 'clawback'`),
    // The customer's list by its first three columns; with the others, their sums are made without reading a row.
    index('cashback_transactions_sums_idx').on(
      t.userId,
      t.createdAt,
      t.id,
      t.currency,
      t.kind,
      t.status,
      t.amountMinor,
      t.reversedMinor,
      t.completedAt,
    ),
    index('cashback_transactions_program_idx').on(t.programId, t.status, t.createdAt, t.id),
    index('cashback_transactions_program_created_idx').on(t.programId, t.createdAt, t.id),
    index('cashback_transactions_program_clawback_idx')
      .on(t.programId, t.createdAt, t.id)
      .where(sql`kind = 'clawback'`),
    index('cashback_transactions_program_provider_idx')
      .on(t.programId, t.provider, t.createdAt, t.id)
      .where(sql`kind = 'earn'`),
    index('cashback_transactions_program_error_idx')
      .on(t.programId, t.errorCode, t.createdAt, t.id)
      .where(sql`kind = 'earn' and error_code is not null`),
    index('cashback_transactions_purchase_idx').on(t.purchaseId),
    index('cashback_transactions_due_idx').on(t.nextAttemptAt).where(sql`status in ('pending', 'processing')`),
    index('cashback_transactions_open_clawback_idx')
      .on(t.userId)
      .where(sql`kind = 'clawback' and status in ('pending', 'processing')`),
    foreignKey({
      name: 'cashback_transactions_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({
      name: 'cashback_transactions_purchase_fk',
      columns: [t.programId, t.purchaseId],
      foreignColumns: [purchases.programId, purchases.id],
    }),
    foreignKey({ name: 'cashback_transactions_refund_fk', columns: [t.refundId], foreignColumns: [refunds.id] }),
    foreignKey({
      name: 'cashback_transactions_rule_fk',
      columns: [t.ruleId, t.ruleVersion],
      foreignColumns: [cashbackRuleVersions.ruleId, cashbackRuleVersions.version],
    }),
    check('cashback_transactions_kind_word', wordIn(t.kind, CASHBACK_KINDS)),
    check('cashback_transactions_status_word', wordIn(t.status, CASHBACK_STATUSES)),
    check(
      'cashback_transactions_sign',
      sql`case ${t.kind} when 'earn' then ${t.amountMinor} > 0 and ${t.refundId} is null else ${t.amountMinor} < 0 and ${t.refundId} is not null end`,
    ),
    check('cashback_transactions_reversed_range', sql`${t.reversedMinor} between 0 and greatest(${t.amountMinor}, 0)`),
    check(
      'cashback_transactions_netted_range',
      sql`${t.nettedMinor} between 0 and greatest(${t.amountMinor} - ${t.reversedMinor}, 0)`,
    ),
    check(
      'cashback_transactions_rates_range',
      sql`${t.baseBps} >= 0 and ${t.bonusBps} >= 0 and ${t.multiplierPct} >= 0`,
    ),
    check(
      'cashback_transactions_attempts_range',
      sql`${t.attemptsBefore} >= 0 and ${t.attempts} - ${t.attemptsBefore} between 0 and 100`,
    ),
    check('cashback_transactions_cancelled_reversed', sql`${t.cancelledAt} is null or ${t.status} = 'reversed'`),
    check('cashback_transactions_completed_whole', sql`(${t.status} = 'completed') = (${t.completedAt} is not null)`),
  ],
);

/** One call to a provider, or one question about an earlier call. */
export const cashbackAttempts = pgTable(
  'cashback_attempts',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    transactionId: uuid('transaction_id').notNull(),
    attempt: integer('attempt').notNull(),
    provider: text('provider').notNull(),
    /** What the provider was to pay, in minor units. */
    amountMinor: minorUnits('amount'),
    outcome: text('outcome', { enum: ATTEMPT_OUTCOMES }).notNull(),
    providerReference: text('provider_reference'),
    response: jsonb('response').$type<unknown>(),
    error: text('error'),
    startedAt: instant('started_at').notNull(),
    durationMs: integer('duration_ms'),
  },
  (t) => [
    unique('cashback_attempts_transaction_attempt_key').on(t.transactionId, t.attempt),
    foreignKey({
      name: 'cashback_attempts_transaction_fk',
      columns: [t.programId, t.transactionId],
      foreignColumns: [cashbackTransactions.programId, cashbackTransactions.id],
    }),
    check('cashback_attempts_outcome_word', wordIn(t.outcome, ATTEMPT_OUTCOMES)),
    check('cashback_attempts_attempt_range', sql`${t.attempt} >= 1`),
  ],
);
