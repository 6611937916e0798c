import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { PURCHASE_SOURCES, PURCHASE_STATUSES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, currencyCode, idColumn, instant, minorUnits, updatedAt } from './columns.ts';
import { users } from './users.ts';

export type Metadata = Record<string, string | number | boolean | null>;

export const purchases = pgTable(
  'purchases',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    orderId: text('order_id').notNull(),
    amountMinor: minorUnits('amount').notNull(),
    /** What refunds have taken back so far; a trigger holds it equal to their sum. */
    refundedMinor: minorUnits('refunded_amount').notNull().default(sql`0`),
    currency: currencyCode('currency').notNull(),
    status: text('status', { enum: PURCHASE_STATUSES }).notNull(),
    channel: text('channel'),
    occurredAt: instant('occurred_at').notNull(),
    completedAt: instant('completed_at'),
    cancelledAt: instant('cancelled_at'),
    metadata: jsonb('metadata').$type<Metadata>().notNull().default({}),
    source: text('source', { enum: PURCHASE_SOURCES }).notNull().default('api'),
    /** SHA-256 of the content as recorded: the same order again is only the same if this is. */
    contentHash: text('content_hash').notNull(),
    processedForLoyalty: boolean('processed_for_loyalty').notNull().default(false),
    processedAt: instant('processed_at'),
    /** Rewarding that failed on this purchase's own data: how often, when next, why, and when we gave up. */
    rewardFailures: integer('reward_failures').notNull().default(0),
    rewardRetryAt: instant('reward_retry_at'),
    rewardError: text('reward_error'),
    rewardDeadAt: instant('reward_dead_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('purchases_program_order_key').on(t.programId, t.orderId),
    unique('purchases_program_id_id_key').on(t.programId, t.id),
    index('purchases_user_occurred_idx').on(t.userId, t.occurredAt, t.id),
    index('purchases_program_created_idx').on(t.programId, t.createdAt, t.id),
    index('purchases_program_occurred_idx').on(t.programId, t.occurredAt, t.id),
    index('purchases_program_status_idx')
      .on(t.programId, t.status, t.createdAt, t.id)
      .where(sql`status <> 'completed'`),
    index('purchases_program_waiting_idx').on(t.programId, t.createdAt, t.id).where(sql`not processed_for_loyalty`),
    index('purchases_program_amount_idx').on(t.programId, t.currency, t.amountMinor),
    index('purchases_reward_failed_idx').on(t.programId, t.occurredAt, t.id).where(sql`reward_error is not null`),
    index('purchases_to_reward_idx')
      .on(t.completedAt)
      .where(sql`not processed_for_loyalty and status in ('completed', 'partially_refunded', 'refunded')`),
    foreignKey({
      name: 'purchases_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('purchases_status_word', wordIn(t.status, PURCHASE_STATUSES)),
    check('purchases_source_word', wordIn(t.source, PURCHASE_SOURCES)),
    check('purchases_amount_range', sql`${t.amountMinor} between 1 and 1000000000000000`),
    check('purchases_refunded_range', sql`${t.refundedMinor} between 0 and ${t.amountMinor}`),
    check('purchases_currency_form', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('purchases_order_id_length', sql`length(${t.orderId}) between 1 and 255`),
    check(
      'purchases_completed_whole',
      sql`(${t.status} in ('completed', 'partially_refunded', 'refunded')) = (${t.completedAt} is not null)`,
    ),
    check('purchases_cancelled_whole', sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`),
    check(
      'purchases_refund_status',
      sql`case ${t.status} when 'refunded' then ${t.refundedMinor} = ${t.amountMinor} when 'partially_refunded' then ${t.refundedMinor} > 0 and ${t.refundedMinor} < ${t.amountMinor} else ${t.refundedMinor} = 0 end`,
    ),
    check('purchases_processed_whole', sql`${t.processedForLoyalty} = (${t.processedAt} is not null)`),
    check('purchases_processed_completed', sql`not ${t.processedForLoyalty} or ${t.completedAt} is not null`),
  ],
);

export const purchaseItems = pgTable(
  'purchase_items',
  {
    purchaseId: uuid('purchase_id').notNull(),
    programId: uuid('program_id').notNull(),
    index: integer('line_index').notNull(),
    sku: text('sku'),
    name: text('name').notNull(),
    category: text('category'),
    quantity: integer('quantity').notNull(),
    unitAmountMinor: minorUnits('unit_amount').notNull(),
  },
  (t) => [
    primaryKey({ name: 'purchase_items_pkey', columns: [t.purchaseId, t.index] }),
    foreignKey({
      name: 'purchase_items_purchase_fk',
      columns: [t.programId, t.purchaseId],
      foreignColumns: [purchases.programId, purchases.id],
    }),
    check('purchase_items_index_range', sql`${t.index} between 0 and 499`),
    check('purchase_items_quantity_range', sql`${t.quantity} between 1 and 1000000`),
    check('purchase_items_unit_amount_range', sql`${t.unitAmountMinor} between 0 and 1000000000000000`),
  ],
);
