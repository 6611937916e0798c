import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REFUND_POLICIES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, minorUnits } from './columns.ts';
import { purchases } from './purchases.ts';
import { users } from './users.ts';

/** Which lines went back, by their index in the purchase. */
export type RefundLine = { index: number; quantity: number };

/** Money given back for a purchase: a fact, never edited. */
export const refunds = pgTable(
  'refunds',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    purchaseId: uuid('purchase_id').notNull(),
    /** The partner's own name for it (a credit note's number), unique in the program where given. */
    externalId: text('external_id'),
    amountMinor: minorUnits('amount').notNull(),
    lines: jsonb('lines').$type<RefundLine[]>(),
    reason: text('reason'),
    occurredAt: instant('occurred_at').notNull(),
    /** How it takes cashback back: as the program said at the first refund of the purchase, for all of them. */
    cashbackPolicy: text('cashback_policy', { enum: REFUND_POLICIES }).notNull().default('reevaluate'),
    /** Its money side waits until it is known whether the purchase's cashback was paid. */
    cashbackWaits: boolean('cashback_waits').notNull().default(false),
    createdBy: text('created_by').notNull(),
    processedForLoyalty: boolean('processed_for_loyalty').notNull().default(false),
    processedAt: instant('processed_at'),
    rewardFailures: integer('reward_failures').notNull().default(0),
    rewardRetryAt: instant('reward_retry_at'),
    rewardError: text('reward_error'),
    rewardDeadAt: instant('reward_dead_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('refunds_program_external_id_key').on(t.programId, t.externalId),
    index('refunds_purchase_idx').on(t.purchaseId),
    index('refunds_user_idx').on(t.userId, t.occurredAt, t.id),
    index('refunds_to_reward_idx').on(t.createdAt).where(sql`not processed_for_loyalty`),
    index('refunds_cashback_waits_idx').on(t.createdAt).where(sql`cashback_waits`),
    foreignKey({
      name: 'refunds_purchase_fk',
      columns: [t.programId, t.purchaseId],
      foreignColumns: [purchases.programId, purchases.id],
    }),
    foreignKey({
      name: 'refunds_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('refunds_cashback_policy_word', wordIn(t.cashbackPolicy, REFUND_POLICIES)),
    check('refunds_amount_range', sql`${t.amountMinor} between 1 and 1000000000000000`),
    check('refunds_processed_whole', sql`${t.processedForLoyalty} = (${t.processedAt} is not null)`),
  ],
);
