import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { EVENT_TYPES, NOTIFICATION_CHANNELS, NOTIFICATION_KINDS } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant, updatedAt } from './columns.ts';
import { events } from './events.ts';
import { mails } from './mails.ts';
import { users } from './users.ts';

/** An event a customer was told of: once, inside the product, by mail, or both. */
export const notifications = pgTable(
  'notifications',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    eventId: uuid('event_id').notNull(),
    type: text('type', { enum: EVENT_TYPES }).notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    /** False where the customer does not want to read of it inside the product. */
    isShown: boolean('is_shown').notNull().default(true),
    seenAt: instant('seen_at'),
    /** When it was celebrated, or when it was found too old for that. */
    celebratedAt: instant('celebrated_at'),
    /** The mail that tells of it. */
    mailId: uuid('mail_id'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('notifications_event_key').on(t.eventId),
    index('notifications_user_idx').on(t.userId, t.id),
    index('notifications_unseen_idx').on(t.userId).where(sql`is_shown and seen_at is null`),
    index('notifications_uncelebrated_idx').on(t.userId, t.id).where(sql`celebrated_at is null`),
    index('notifications_mail_idx').on(t.mailId).where(sql`mail_id is not null`),
    index('notifications_seen_idx').on(t.seenAt).where(sql`seen_at is not null`),
    foreignKey({
      name: 'notifications_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    foreignKey({ name: 'notifications_event_fk', columns: [t.eventId], foreignColumns: [events.id] }),
    foreignKey({ name: 'notifications_mail_fk', columns: [t.mailId], foreignColumns: [mails.id] }).onDelete('set null'),
  ],
);

/** What a person wants to be told of, and how, where it is not as the house has it. */
export const notificationChoices = pgTable(
  'notification_choices',
  {
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text('kind', { enum: NOTIFICATION_KINDS }).notNull(),
    channel: text('channel', { enum: NOTIFICATION_CHANNELS }).notNull(),
    isWanted: boolean('is_wanted').notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: 'notification_choices_pkey', columns: [t.userId, t.kind, t.channel] }),
    foreignKey({
      name: 'notification_choices_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('notification_choices_kind_word', wordIn(t.kind, NOTIFICATION_KINDS)),
    check('notification_choices_channel_word', wordIn(t.channel, NOTIFICATION_CHANNELS)),
  ],
);
