import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { TOKEN_MODES } from '../enums.ts';
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
