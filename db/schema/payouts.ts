import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { FINDING_KINDS, NOTICE_OUTCOMES, RECONCILIATION_STATUSES } from '../enums.ts';
import { cashbackTransactions } from './cashback.ts';
import { wordIn } from './checks.ts';
import { createdAt, currencyCode, idColumn, instant, minorUnits, updatedAt } from './columns.ts';

/** How a payout provider is doing, for all processes: failures in a row, until when it is left alone, why it is paused. */
export const payoutProviders = pgTable(
  'payout_providers',
  {
    name: text('name').primaryKey(),
    failures: integer('failures').notNull().default(0),
    timesOpened: integer('times_opened').notNull().default(0),
    openUntil: instant('open_until'),
    probeUntil: instant('probe_until'),
    pausedAt: instant('paused_at'),
    pauseReason: text('pause_reason'),
    updatedAt: updatedAt(),
  },
  (t) => [
    check('payout_providers_counts_range', sql`${t.failures} >= 0 and ${t.timesOpened} >= 0`),
    check('payout_providers_pause_whole', sql`(${t.pausedAt} is null) = (${t.pauseReason} is null)`),
  ],
);

/** A place among the calls a provider may get at once; free when its lease is over. */
export const payoutSlots = pgTable(
  'payout_slots',
  {
    provider: text('provider').notNull(),
    slot: integer('slot').notNull(),
    holder: uuid('holder'),
    heldUntil: instant('held_until'),
  },
  (t) => [
    primaryKey({ name: 'payout_slots_pkey', columns: [t.provider, t.slot] }),
    check('payout_slots_slot_range', sql`${t.slot} >= 1`),
  ],
);

/** What providers told us by webhook, each event once; `outcome` says what became of it here. */
export const payoutNotices = pgTable(
  'payout_notices',
  {
    id: idColumn(),
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    /** SHA-256 of the body as it came. */
    bodyHash: text('body_hash').notNull(),
    key: text('key').notNull(),
    says: text('says', { enum: ['paid', 'refused'] }).notNull(),
    reference: text('reference'),
    code: text('code'),
    message: text('message'),
    amountMinor: minorUnits('amount'),
    currency: currencyCode('currency'),
    programId: uuid('program_id'),
    transactionId: uuid('transaction_id'),
    outcome: text('outcome', { enum: NOTICE_OUTCOMES }).notNull(),
    receivedAt: instant('received_at').notNull(),
    appliedAt: instant('applied_at'),
  },
  (t) => [
    unique('payout_notices_provider_event_key').on(t.provider, t.eventId),
    index('payout_notices_transaction_idx').on(t.transactionId),
    foreignKey({
      name: 'payout_notices_transaction_fk',
      columns: [t.programId, t.transactionId],
      foreignColumns: [cashbackTransactions.programId, cashbackTransactions.id],
    }),
    check('payout_notices_says_word', wordIn(t.says, ['paid', 'refused'])),
    check('payout_notices_outcome_word', wordIn(t.outcome, NOTICE_OUTCOMES)),
    check('payout_notices_applied_whole', sql`(${t.outcome} = 'applied') = (${t.appliedAt} is not null)`),
  ],
);

/** One comparison of a provider's statement with our books. */
export const payoutReconciliations = pgTable(
  'payout_reconciliations',
  {
    id: idColumn(),
    provider: text('provider').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at').notNull(),
    requestedBy: text('requested_by').notNull(),
    isDaily: boolean('is_daily').notNull(),
    status: text('status', { enum: RECONCILIATION_STATUSES }).notNull(),
    /** How often it was begun. It fences: whoever begins later has a higher one. */
    attempt: integer('attempt').notNull().default(0),
    /** Until then one worker makes it; nobody else begins. */
    turnUntil: instant('turn_until'),
    lines: integer('lines').notNull().default(0),
    matched: integer('matched').notNull().default(0),
    error: text('error'),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('payout_reconciliations_provider_idx').on(t.provider, t.createdAt),
    uniqueIndex('payout_reconciliations_daily_key').on(t.provider, t.fromAt).where(sql`is_daily`),
    check('payout_reconciliations_status_word', wordIn(t.status, RECONCILIATION_STATUSES)),
    check('payout_reconciliations_attempt_range', sql`${t.attempt} >= 0`),
    check('payout_reconciliations_time_forward', sql`${t.fromAt} < ${t.toAt}`),
  ],
);

/** Where a statement and our books differ. `repaired` was put right by itself; everything else waits for a person. */
export const payoutFindings = pgTable(
  'payout_findings',
  {
    id: idColumn(),
    runId: uuid('run_id')
      .notNull()
      .references(() => payoutReconciliations.id),
    kind: text('kind', { enum: FINDING_KINDS }).notNull(),
    key: text('key'),
    reference: text('reference'),
    programId: uuid('program_id'),
    transactionId: uuid('transaction_id'),
    /** What we have: the state and the amount, null where we have nothing. */
    ourStatus: text('our_status'),
    ourAmountMinor: minorUnits('our_amount'),
    /** What they say: paid or refused, and the amount; null where they say nothing. */
    theySay: text('they_say'),
    theirAmountMinor: minorUnits('their_amount'),
    currency: currencyCode('currency'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('payout_findings_run_idx').on(t.runId, t.kind),
    index('payout_findings_transaction_idx').on(t.transactionId),
    foreignKey({
      name: 'payout_findings_transaction_fk',
      columns: [t.programId, t.transactionId],
      foreignColumns: [cashbackTransactions.programId, cashbackTransactions.id],
    }),
    check('payout_findings_kind_word', wordIn(t.kind, FINDING_KINDS)),
  ],
);
