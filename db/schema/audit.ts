import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, idColumn } from './columns.ts';
import { programs } from './programs.ts';

/** Who did what, with the values before and after; append-only by trigger. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id'),
    before: jsonb('before').$type<unknown>(),
    after: jsonb('after').$type<unknown>(),
    address: text('address'),
    requestId: text('request_id'),
    createdAt: createdAt(),
  },
  (t) => [
    index('audit_log_program_idx').on(t.programId, t.id),
    index('audit_log_subject_idx').on(t.subjectId),
    index('audit_log_actor_idx').on(t.programId, t.actor, t.id),
    index('audit_log_noun_idx').on(t.programId, sql`split_part(${t.action}, '.', 1)`, t.id),
  ],
);
