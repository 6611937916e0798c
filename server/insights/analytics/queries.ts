import { eq } from 'drizzle-orm';
import { programs } from '#db/schema/programs.ts';
import { countedDays, countedStanding } from '#server/insights/figures/queries.ts';
import { daysBefore } from '#server/insights/figures/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { daysIn, stepsOf } from './choose-days.ts';
import type { AnalyticsRange, AnalyticsView } from './contract.ts';

const KEPT_DAYS = 800;

/** How the program stood when a worker counted it last, and the days of a range: nothing is counted while somebody waits. */
export async function analyticsOf(
  ctx: Context,
  { programId, range }: { readonly programId: string; readonly range: AnalyticsRange },
): Promise<AnalyticsView> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const { currency, timeZone } = programs;
  const [program] = await ctx.db.select({ currency, timeZone }).from(programs).where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: program.timeZone, dateStyle: 'short' }).format(ctx.now());
  const [standing, { counted }] = await Promise.all([
    countedStanding(ctx.db, programId),
    countedDays(ctx.db, programId, daysBefore(today, KEPT_DAYS), today),
  ]);
  if (!standing) return null;
  const steps = stepsOf(daysIn(counted, range, today));
  return { countedAt: standing.countedAt, counts: { ...standing.standing, currency: program.currency, steps } };
}
