import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { programs } from './programs.ts';

/** What the console's analytics show of a program, as a worker counted it last. It can be counted anew at any time. */
export const programCounts = pgTable(
  'program_counts',
  {
    programId: uuid('program_id')
      .primaryKey()
      .references(() => programs.id),
    countedAt: instant('counted_at').notNull(),
    tookMs: integer('took_ms').notNull(),
    counts: jsonb('counts').$type<unknown>().notNull(),
  },
  (t) => [check('program_counts_took_range', sql`${t.tookMs} >= 0`)],
);
