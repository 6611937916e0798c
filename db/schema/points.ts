import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { FACT_KINDS, POINTS_KINDS } from '../enums.ts';
import { achievements } from './achievements.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant } from './columns.ts';
import { users } from './users.ts';

/** Every movement of points; append-only by trigger. A customer's total is the sum of these rows. */
export const pointsLedger = pgTable(
  'points_ledger',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    delta: integer('delta').notNull(),
    kind: text('kind', { enum: POINTS_KINDS }).notNull(),
    achievementId: uuid('achievement_id'),
    achievementVersion: integer('achievement_version'),
    cycle: integer('cycle'),
    /** The fact whose evaluation moved the points; an adjustment is its own fact. */
    factKind: text('fact_kind', { enum: FACT_KINDS }).notNull(),
    factId: uuid('fact_id').notNull(),
    /** The adjustment that this one undoes; both then count as if neither had been made. */
    undoesId: uuid('undoes_id'),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    /** When it counts; for an adjustment the time of the fact. */
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('points_ledger_user_idx').on(t.userId, t.id),
    index('points_ledger_fact_idx').on(t.factId),
    index('points_ledger_program_occurred_idx').on(t.programId, t.occurredAt),
    uniqueIndex('points_ledger_undoes_key').on(t.undoesId).where(sql`undoes_id is not null`),
    foreignKey({ name: 'points_ledger_undoes_fk', columns: [t.undoesId], foreignColumns: [t.id] }),
    foreignKey({
      name: 'points_ledger_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({
      name: 'points_ledger_achievement_fk',
      columns: [t.programId, t.achievementId],
      foreignColumns: [achievements.programId, achievements.id],
    }),
    check('points_ledger_undoes_adjustment', sql`${t.undoesId} is null or ${t.kind} = 'adjustment'`),
    check('points_ledger_delta_moves', sql`${t.delta} <> 0`),
    check('points_ledger_kind_word', wordIn(t.kind, POINTS_KINDS)),
    check('points_ledger_fact_kind_word', wordIn(t.factKind, FACT_KINDS)),
    check('points_ledger_unlock_gives', sql`${t.kind} <> 'unlock' or ${t.delta} > 0`),
    check('points_ledger_revoke_takes', sql`${t.kind} <> 'revoke' or ${t.delta} < 0`),
    check('points_ledger_rule_named', sql`(${t.kind} = 'adjustment') = (${t.achievementId} is null)`),
    check(
      'points_ledger_adjustment_own_fact',
      sql`(${t.kind} = 'adjustment') = (${t.factKind} = 'adjustment' and ${t.factId} = ${t.id})`,
    ),
  ],
);
