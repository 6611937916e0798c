import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { LINK_PURPOSES, TOKEN_MODES } from '../enums.ts';
import { wordIn } from './checks.ts';
import { createdAt, idColumn, instant } from './columns.ts';
import { programs } from './programs.ts';
import { users } from './users.ts';

/** A sign-in that is still good. Gone or ended, the browser's token is worth nothing. */
export const sessions = pgTable(
  'sessions',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** The absolute end; the idle end counts from `lastSeenAt`. */
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    /** When the password was last asked for, by the sign-in or in between: money and tokens need it to be recent. */
    confirmedAt: instant('confirmed_at'),
    userAgent: text('user_agent'),
    address: text('address'),
  },
  (t) => [
    index('sessions_user_idx').on(t.userId),
    foreignKey({
      name: 'sessions_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
  ],
);

/** A partner's key to the API. Only the hash of the secret is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: idColumn(),
    programId: uuid('program_id')
      .notNull()
      .references(() => programs.id),
    /** The public part that stands in the token itself. */
    publicId: text('public_id').notNull(),
    mode: text('mode', { enum: TOKEN_MODES }).notNull(),
    name: text('name').notNull(),
    secretSha256: text('secret_sha256').notNull(),
    scopes: text('scopes').array().notNull(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('api_tokens_public_id_key').on(t.publicId),
    index('api_tokens_program_idx').on(t.programId, t.createdAt, t.id),
    check('api_tokens_mode_word', wordIn(t.mode, TOKEN_MODES)),
    check('api_tokens_hash_form', sql`${t.secretSha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/**
 * What a link in a mail stands for: its bearer reads that mailbox. Only the hash of its token is kept, and there is none
 * before the mail goes out.
 */
export const accountLinks = pgTable(
  'account_links',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    purpose: text('purpose', { enum: LINK_PURPOSES }).notNull(),
    /** Whose account it opens; a registration has nobody yet. */
    userId: uuid('user_id'),
    /** In small letters. */
    email: text('email').notNull(),
    /** What a registration asked for. */
    name: text('name'),
    passwordHash: text('password_hash'),
    tokenSha256: text('token_sha256'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('account_links_token_key').on(t.tokenSha256),
    index('account_links_email_idx').on(t.email),
    index('account_links_user_idx').on(t.userId),
    foreignKey({ name: 'account_links_program_fk', columns: [t.programId], foreignColumns: [programs.id] }),
    foreignKey({
      name: 'account_links_user_fk',
      columns: [t.programId, t.userId],
      foreignColumns: [users.programId, users.id],
    }),
    check('account_links_purpose_word', wordIn(t.purpose, LINK_PURPOSES)),
    check('account_links_email_small', sql`${t.email} = lower(${t.email})`),
    check('account_links_hash_form', sql`${t.tokenSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'account_links_whole',
      sql`(${t.purpose} = 'register') = (${t.passwordHash} is not null) and (${t.purpose} = 'register') = (${t.userId} is null)`,
    ),
  ],
);
