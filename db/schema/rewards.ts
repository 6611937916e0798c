import { bigint, check, foreignKey, index, integer, json, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { FACT_KINDS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn } from './columns.ts';
import { users } from './users.ts';

/**
 * The explanation of one evaluated fact: what it earned, what was considered, and why not more. One row a fact. Both lists
 * are in the short form of `server/loyalty/rewards/explanation.ts`.
 */
export const rewardTraces = pgTable(
  'reward_traces',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    factKind: text('fact_kind', { enum: FACT_KINDS }).notNull(),
    factId: uuid('fact_id').notNull(),
    catalogRevision: bigint('catalog_revision', { mode: 'number' }).notNull(),
    points: integer('points').notNull(),
    awards: json('awards').$type<unknown>().notNull(),
    trace: json('trace').$type<unknown>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('reward_traces_fact_key').on(t.factId),
    index('reward_traces_user_idx').on(t.userId, t.id),
    foreignKey({
      name: 'reward_traces_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('reward_traces_fact_kind_word', wordIn(t.factKind, FACT_KINDS)),
  ],
);
