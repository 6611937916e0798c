import { check, foreignKey, index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { EVENT_TYPES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant } from './columns.ts';
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

/** An event told to a customer inside the product. */
export const notifications = pgTable(
  'notifications',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    eventId: uuid('event_id').notNull(),
    type: text('type', { enum: EVENT_TYPES }).notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    seenAt: instant('seen_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('notifications_event_key').on(t.eventId),
    index('notifications_user_idx').on(t.userId, t.id),
    foreignKey({
      name: 'notifications_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({ name: 'notifications_event_fk', columns: [t.eventId], foreignColumns: [events.id] }),
  ],
);
