import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { programCounts } from '#db/schema/analytics.ts';
import { programs } from '#db/schema/programs.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type AnalyticsRange, type AnalyticsView, type ProgramCounts, programCountsShape } from './contract.ts';
import { daysIn, thinned } from './rules.ts';

/** What a worker counted of the program last, with the days of a range: one row is read, however large the program is. */
export async function analyticsOf(
  ctx: Context,
  { programId, range }: { readonly programId: string; readonly range: AnalyticsRange },
): Promise<AnalyticsView> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const { countedAt, counts } = programCounts;
  const [row] = await ctx.db
    .select({ countedAt, counts, timeZone: programs.timeZone })
    .from(programCounts)
    .innerJoin(programs, eq(programs.id, programCounts.programId))
    .where(eq(programCounts.programId, programId));
  if (!row) return null;
  const all = programCountsShape.parse(row.counts);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: row.timeZone, dateStyle: 'short' }).format(ctx.now());
  return { countedAt: row.countedAt, counts: { ...all, days: thinned(daysIn(all.days, range, today)) } };
}

/** Customers of a smaller program are counted while somebody waits. */
const LARGE_FROM = 2_000;
const STANDING = `
  select counts->'funnel' as funnel, counts->'achievements' as achievements, counts->'badges' as badges
    from program_counts where program_id = $1 and (counts->'funnel'->>'customers')::int >= $2`;

/** How many customers a program has, and how many of them hold what. */
export type StandingCounts = Pick<ProgramCounts, 'funnel' | 'achievements' | 'badges'>;

/** What a worker counted last of a program that is too large to be counted for a page; null for a small one. */
export async function standingOfLarge(db: Database, programId: string): Promise<StandingCounts | null> {
  const [row] = await run<StandingCounts>(db, STANDING, [programId, LARGE_FROM]);
  return row ? standingShape.parse(row) : null;
}

const standingShape = programCountsShape.pick({ funnel: true, achievements: true, badges: true });
