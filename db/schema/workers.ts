import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { idColumn, instant } from './columns.ts';

/** A worker process that reports itself alive every few seconds. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  id: idColumn(),
  host: text('host').notNull(),
  pid: integer('pid').notNull(),
  startedAt: instant('started_at').notNull(),
  seenAt: instant('seen_at').notNull(),
});
