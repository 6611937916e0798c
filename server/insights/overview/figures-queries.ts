import { eq } from 'drizzle-orm';
import { programs } from '#db/schema/programs.ts';
import { run } from '#db/statement.ts';
import type { DayFigures } from '#server/insights/figures/contract.ts';
import { type CountedProgram, countDay } from '#server/insights/figures/count-day.ts';
import { countedDays } from '#server/insights/figures/queries.ts';
import { daysBefore, daysBetween } from '#server/insights/figures/rules.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Range } from './choices.ts';
import type { OverviewFigures } from './contract.ts';
import { stepsOf, totalsOf } from './total-days.ts';

/** A day with more purchases is not counted while somebody waits: the worker's last count is shown. */
const COUNTED_LIVE_BELOW = 2_000;

type Wanted = { readonly programId: string; readonly days: Range };

/** What the last days of a program add up to, and as many days before them. Finished days are read, only today is counted. */
export async function overviewFigures(ctx: Context, { programId, days }: Wanted): Promise<OverviewFigures> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const asOf = ctx.now();
  const program = await programOf(ctx, programId);
  const today = await localDay(ctx, program, asOf);
  const from = daysBefore(today, days - 1);
  const { counted: rows, waiting } = await countedDays(ctx.db, programId, daysBefore(from, days), today);
  const counted = new Map(rows.map((row) => [row.day, row]));
  const stored = counted.get(today);
  if (!stored || stored.purchases < COUNTED_LIVE_BELOW) counted.set(today, await countDay(ctx.db, program, today));
  const figures = (first: string, last: string) => daysBetween(first, last).map((day) => counted.get(day) ?? none(day));
  const shown = figures(from, today);
  return {
    asOf,
    days: shown.map(({ waits: _waits, ...day }) => day),
    steps: stepsOf(shown),
    now: totalsOf(shown),
    before: totalsOf(figures(daysBefore(from, days), daysBefore(from, 1))),
    uncounted: waiting.filter((day) => day !== today).length,
  };
}

async function programOf(ctx: Context, programId: string): Promise<CountedProgram> {
  const { id, currency, timeZone } = programs;
  const [program] = await ctx.db.select({ id, currency, timeZone }).from(programs).where(eq(programs.id, programId));
  if (!program) throw notFound('The program');
  return program;
}

async function localDay(ctx: Context, { timeZone }: CountedProgram, at: Date): Promise<string> {
  const text = `select (($1::timestamptz at time zone $2)::date)::text as day`;
  const [row] = await run<{ day: string }>(ctx.db, text, [at.toISOString(), timeZone]);
  return row?.day ?? at.toISOString().slice(0, 10);
}

function none(day: string): DayFigures {
  const counts = {
    activeCustomers: 0,
    purchases: 0,
    pointsIssued: 0,
    pointsTaken: 0,
    unlocks: 0,
    payouts: 0,
    payoutsFailed: 0,
  };
  return { day, ...counts, revenue: 0n, cashbackPaid: 0n, cashbackOwed: 0n, waits: [] };
}
