import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { MAIL_KINDS, MAIL_STATUSES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant } from './columns.ts';
import { accountLinks } from './identity.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** A mail to a person. Its text is made when it goes out, and kept only where no mail server is configured. */
export const mails = pgTable(
  'mails',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    kind: text('kind', { enum: MAIL_KINDS }).notNull(),
    /** In small letters. */
    recipient: text('recipient').notNull(),
    /** The account it is about; null where the address has none. */
    userId: uuid('user_id'),
    linkId: uuid('link_id').references(() => accountLinks.id, { onDelete: 'cascade' }),
    status: text('status', { enum: MAIL_STATUSES }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    /** A worker has it in hand until then. */
    leasedUntil: instant('leased_until'),
    error: text('error'),
    subject: text('subject'),
    body: text('body'),
    createdAt: createdAt(),
    sentAt: instant('sent_at'),
  },
  (t) => [
    index('mails_program_idx').on(t.programId, t.createdAt, t.id),
    index('mails_recipient_idx').on(t.recipient),
    index('mails_waiting_idx').on(t.createdAt).where(sql`status = 'waiting'`),
    foreignKey({ name: 'mails_program_fk', columns: [t.programId], foreignColumns: [programs.id] }),
    foreignKey({
      name: 'mails_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('mails_kind_word', wordIn(t.kind, MAIL_KINDS)),
    check('mails_status_word', wordIn(t.status, MAIL_STATUSES)),
    check('mails_attempts_range', sql`${t.attempts} >= 0`),
    check('mails_sent_whole', sql`(${t.status} = 'sent') = (${t.sentAt} is not null)`),
  ],
);
