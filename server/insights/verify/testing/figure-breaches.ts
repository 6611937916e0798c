import { sql } from 'drizzle-orm';
import type { PlantedBreach } from './breaches.ts';
import type { CleanBooks } from './clean-books.ts';

/** Figures that do not agree with clean books, counted long after the last change to them. */
export const FIGURE_BREACHES: Record<string, (books: CleanBooks) => PlantedBreach> = {
  'a day that was counted wrong': ({ programId }) => ({
    done: [
      sql`insert into daily_figures (program_id, day, purchases, counted_at)
          values (${programId}, '2026-05-04', 99, now() + interval '1 hour')`,
    ],
    noticed: ['figures-of-days'],
  }),
  'a day on which nothing was, with figures': ({ programId }) => ({
    done: [
      sql`insert into daily_figures (program_id, day, points_issued, counted_at)
          values (${programId}, '2020-01-01', 5, now() + interval '1 hour')`,
    ],
    noticed: ['figures-of-days'],
  }),
  'more customers counted than there are': ({ programId }) => ({
    done: [
      sql`insert into standing_figures (program_id, counted_at, took_ms, standing)
          select ${programId}, now() + interval '1 hour', 1, jsonb_build_object('funnel', jsonb_build_object('customers', 99),
                 'held', jsonb_build_object('points', sum(total_points))) from users where program_id = ${programId}`,
    ],
    noticed: ['figures-of-standing'],
  }),
};
