import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uuid, varchar } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, instant } from './columns.ts';
import { apiTokens } from './identity.ts';

/** The first answer to a request that named itself by an Idempotency-Key; without a status it is still being worked on. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tokenId: uuid('token_id')
      .notNull()
      .references(() => apiTokens.id),
    /** Verb and path as called. */
    route: text('route').notNull(),
    key: text('key').notNull(),
    bodySha256: text('body_sha256').notNull(),
    /** Who works on it; whoever finds another name here has lost the work and writes nothing. */
    owner: uuid('owner').notNull(),
    claimedAt: instant('claimed_at').notNull(),
    status: integer('status'),
    headers: jsonb('headers').$type<Record<string, string>>(),
    /** Sealed: an answer may tell a secret. */
    body: text('body'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: 'idempotency_keys_pkey', columns: [t.tokenId, t.route, t.key] }),
    index('idempotency_keys_expires_at_idx').on(t.expiresAt),
    check('idempotency_keys_hash_form', sql`${t.bodySha256} ~ '^[0-9a-f]{64}$'`),
    check('idempotency_keys_answer_whole', sql`(${t.status} is null) = (${t.body} is null)`),
    check('idempotency_keys_answer_final', sql`${t.status} between 200 and 499`),
  ],
);

/** Requests counted by token until `expire` (epoch milliseconds). Unlogged: after a crash every window starts anew. */
export const apiRateLimits = pgTable('api_rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});

/** The newest calls of the partner API, as the console shows them: neither bodies nor secrets, and no path as it was called. */
export const partnerRequests = pgTable(
  'partner_requests',
  {
    id: idColumn(),
    programId: uuid('program_id').notNull(),
    tokenId: uuid('token_id')
      .notNull()
      .references(() => apiTokens.id),
    method: text('method').notNull(),
    /** The path of the operation, ids left out; null when there is none. */
    route: text('route'),
    status: integer('status').notNull(),
    durationMs: integer('duration_ms').notNull(),
    requestId: text('request_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('partner_requests_program_idx').on(t.programId, t.at, t.id),
    check('partner_requests_status_range', sql`${t.status} between 100 and 599`),
    check('partner_requests_duration_range', sql`${t.durationMs} >= 0`),
  ],
);
