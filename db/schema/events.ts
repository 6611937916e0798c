import { check, foreignKey, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { EVENT_TYPES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn } from './columns.ts';
import { users } from './users.ts';

/** What happened, written in the transaction of the change it tells of. The id is time-ordered. */
export const events = pgTable(
  'events',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    type: text('type', { enum: EVENT_TYPES }).notNull(),
    /** The purchase, refund, activity or transaction it is about. */
    subjectId: uuid('subject_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('events_program_idx').on(t.programId, t.id),
    index('events_user_idx').on(t.userId, t.id),
    foreignKey({
      name: 'events_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('events_type_word', wordIn(t.type, EVENT_TYPES)),
  ],
);
