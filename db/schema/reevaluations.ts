import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { REEVALUATION_STATUSES, REEVALUATION_STEPS, REEVALUATION_SUBJECTS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, updatedAt } from './columns.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** One walk through all customers because of a changed rule: first to see what it would do, then to do it. */
export const reevaluations = pgTable(
  'reevaluations',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    step: text('step', { enum: REEVALUATION_STEPS }).notNull(),
    /** What was shown before this was applied; null where nobody looked first. */
    previewId: uuid('preview_id'),
    subject: text('subject', { enum: REEVALUATION_SUBJECTS }).notNull(),
    /** The achievement's key, or the badge's id. */
    subjectKey: text('subject_key').notNull(),
    definition: jsonb('definition').$type<unknown>().notNull(),
    /** The version the edit was made from; 0: the rule is new. */
    baseVersion: integer('base_version').notNull(),
    /** The catalogue it was reckoned against, or, when applied, the one it made. */
    catalogRevision: bigint('catalog_revision', { mode: 'number' }).notNull(),
    status: text('status', { enum: REEVALUATION_STATUSES }).notNull(),
    /** How far it has come: customers are taken in the order of their ids. */
    afterCustomer: uuid('after_customer'),
    customersTotal: integer('customers_total').notNull(),
    customersDone: integer('customers_done').notNull().default(0),
    customersChanged: integer('customers_changed').notNull().default(0),
    unlocksGained: integer('unlocks_gained').notNull().default(0),
    unlocksLost: integer('unlocks_lost').notNull().default(0),
    pointsGained: bigint('points_gained', { mode: 'number' }).notNull().default(0),
    pointsLost: bigint('points_lost', { mode: 'number' }).notNull().default(0),
    badgesRaised: integer('badges_raised').notNull().default(0),
    badgesLowered: integer('badges_lowered').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    lastError: text('last_error'),
    requestedBy: text('requested_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    unique('reevaluations_program_id_id_key').on(t.programId, t.id),
    index('reevaluations_program_idx').on(t.programId, t.createdAt, t.id),
    index('reevaluations_running_idx').on(t.updatedAt).where(sql`status = 'running'`),
    uniqueIndex('reevaluations_one_apply_a_preview_key').on(t.previewId),
    uniqueIndex('reevaluations_one_apply_at_once_key')
      .on(t.programId)
      .where(sql`step = 'apply' and status in ('running', 'failed')`),
    foreignKey({ name: 'reevaluations_program_fk', columns: [t.programId], foreignColumns: [programs.id] }),
    foreignKey({
      name: 'reevaluations_preview_fk',
      columns: [t.programId, t.previewId],
      foreignColumns: [t.programId, t.id],
    }),
    check('reevaluations_step_word', wordIn(t.step, REEVALUATION_STEPS)),
    check('reevaluations_subject_word', wordIn(t.subject, REEVALUATION_SUBJECTS)),
    check('reevaluations_status_word', wordIn(t.status, REEVALUATION_STATUSES)),
    check('reevaluations_preview_named', sql`${t.step} = 'apply' or ${t.previewId} is null`),
    check('reevaluations_ended_whole', sql`(${t.status} = 'running') = (${t.endedAt} is null)`),
    check(
      'reevaluations_counts_range',
      sql`${t.baseVersion} >= 0 and ${t.customersChanged} >= 0 and ${t.customersDone} >= ${t.customersChanged} and ${t.failures} >= 0`,
    ),
    check('reevaluations_apply_not_cancelled', sql`${t.step} = 'preview' or ${t.status} <> 'cancelled'`),
  ],
);

/** A customer for whom something changes, or changed, in a re-evaluation. */
export const reevaluatedCustomers = pgTable(
  'reevaluated_customers',
  {
    reevaluationId: uuid('reevaluation_id').notNull(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    unlocksGained: integer('unlocks_gained').notNull(),
    unlocksLost: integer('unlocks_lost').notNull(),
    points: integer('points').notNull(),
    /** The badge's level; null: none. */
    levelBefore: integer('level_before'),
    levelAfter: integer('level_after'),
  },
  (t) => [
    primaryKey({ name: 'reevaluated_customers_pkey', columns: [t.reevaluationId, t.userId] }),
    index('reevaluated_customers_user_idx').on(t.userId),
    foreignKey({
      name: 'reevaluated_customers_reevaluation_fk',
      columns: [t.programId, t.reevaluationId],
      foreignColumns: [reevaluations.programId, reevaluations.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'reevaluated_customers_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('reevaluated_customers_counts_range', sql`${t.unlocksGained} >= 0 and ${t.unlocksLost} >= 0`),
  ],
);
