import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { programs } from './programs.ts';

/** How a program stands, as a worker counted it last: never a truth of its own, and counted anew where something happened. */
export const standingFigures = pgTable(
  'standing_figures',
  {
    programId: uuid('program_id')
      .primaryKey()
      .references(() => programs.id),
    countedAt: instant('counted_at').notNull(),
    tookMs: integer('took_ms').notNull(),
    standing: jsonb('standing').$type<unknown>().notNull(),
  },
  (t) => [check('standing_figures_took_range', sql`${t.tookMs} >= 0`)],
);
