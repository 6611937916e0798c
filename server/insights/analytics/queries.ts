import { eq } from 'drizzle-orm';
import { programCounts } from '#db/schema/analytics.ts';
import { programs } from '#db/schema/programs.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type AnalyticsRange, type AnalyticsView, programCountsShape } from './contract.ts';
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
