import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** How often something was tried, by key, until the count starts anew. Keys hold hashes, never an e-mail address. */
export const throttles = pgTable(
  'throttles',
  {
    key: text('key').primaryKey(),
    attempts: integer('attempts').notNull(),
    resetsAt: instant('resets_at').notNull(),
  },
  (t) => [index('throttles_resets_at_idx').on(t.resetsAt), check('throttles_attempts_range', sql`${t.attempts} >= 1`)],
);
