import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant, minorUnits } from './columns.ts';
import type { Metadata } from './purchases.ts';
import { users } from './users.ts';

/** Something a customer did that is no purchase: a review, a referral, or a name of the program's own. */
export const activities = pgTable(
  'activities',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    name: text('name').notNull(),
    /** Given by the partner; makes the activity exactly-once. */
    key: text('key').notNull(),
    value: minorUnits('value'),
    occurredAt: instant('occurred_at').notNull(),
    metadata: jsonb('metadata').$type<Metadata>().notNull().default({}),
    contentHash: text('content_hash').notNull(),
    processedForLoyalty: boolean('processed_for_loyalty').notNull().default(false),
    processedAt: instant('processed_at'),
    rewardFailures: integer('reward_failures').notNull().default(0),
    rewardRetryAt: instant('reward_retry_at'),
    rewardError: text('reward_error'),
    rewardDeadAt: instant('reward_dead_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('activities_program_key_key').on(t.programId, t.key),
    index('activities_user_idx').on(t.userId, t.occurredAt, t.id),
    index('activities_to_reward_idx').on(t.createdAt).where(sql`not processed_for_loyalty`),
    foreignKey({
      name: 'activities_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('activities_name_form', sql`${t.name} ~ '^[a-z][a-z0-9_.-]{0,63}$'`),
    check('activities_processed_whole', sql`${t.processedForLoyalty} = (${t.processedAt} is not null)`),
  ],
);
