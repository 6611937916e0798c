import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { dailyFigures } from '#db/schema/daily-figures.ts';
import { programs } from '#db/schema/programs.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type CountedProgram, countDay } from './count-day.ts';
import { countStanding } from './count-standing.ts';

/** Days further back are not counted: a year is compared with the year before. */
export const KEPT_DAYS = 800;
/** Today is counted again after this, an older day after `OLD_MS`: facts that come late, refunds and payouts change it. */
const TODAY_MS = 5_000;
const OLD_MS = 10 * 60_000;
/** So many days at once; what is left is counted at the next call. */
const AT_ONCE = 40;

/* A row for every day since the first purchase, to be counted. */
const OPEN_DAYS = `
  insert into daily_figures (program_id, day)
  select $1, d::date
    from (select ($3::timestamptz at time zone $2)::date as today,
                 (select (min(occurred_at) at time zone $2)::date from purchases where program_id = $1) as first) as span,
         generate_series(greatest(coalesce(first, today), today - $4::int), today, interval '1 day') as d
      on conflict do nothing`;

export type FiguresCounted = {
  readonly counted: number;
  readonly isMore: boolean;
  /** Days wait that were never counted: what is shown is too small by them. */
  readonly isBehind: boolean;
  /** Milliseconds that the days took. */
  readonly tookMs: number;
};

/**
 * Counts what the console shows of every program: how it stands, where something happened since, and the days that were not counted
 * for some time, the newest first where none was counted yet. Counting again changes nothing unless the facts did. Answers how many
 * days were counted, and whether more wait.
 */
export async function countFigures(ctx: Context): Promise<FiguresCounted> {
  requireMay(ctx.actor, 'figures.count');
  const { id, currency, timeZone } = programs;
  let counted = 0;
  let isMore = false;
  let isBehind = false;
  let tookMs = 0;
  for (const program of await ctx.db.select({ id, currency, timeZone }).from(programs)) {
    await run(ctx.db, OPEN_DAYS, [program.id, program.timeZone, ctx.now().toISOString(), KEPT_DAYS]);
    const began = performance.now();
    const done = await countDays(ctx, program);
    tookMs += performance.now() - began;
    counted += done;
    isMore ||= done === AT_ONCE;
    isBehind ||= done === AT_ONCE && (await hasUncounted(ctx, program));
    await countStanding(ctx, program);
  }
  return { counted, isMore, isBehind, tookMs };
}

async function hasUncounted({ db }: Context, { id }: CountedProgram): Promise<boolean> {
  const { programId, countedAt } = dailyFigures;
  return (await db.$count(dailyFigures, and(eq(programId, id), isNull(countedAt)))) > 0;
}

async function countDays(ctx: Context, program: CountedProgram): Promise<number> {
  for (let done = 0; done < AT_ONCE; done += 1) {
    const isDone = await ctx.db.transaction((tx) => countNext(ctx, tx, program));
    if (!isDone) return done;
  }
  return AT_ONCE;
}

async function countNext(ctx: Context, tx: Tx, program: CountedProgram): Promise<boolean> {
  const f = dailyFigures;
  const now = ctx.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const isToday = sql`${f.day} = (${now.toISOString()}::timestamptz at time zone ${program.timeZone})::date`;
  const isDue = or(
    isNull(f.countedAt),
    lt(f.countedAt, before(OLD_MS)),
    and(isToday, lt(f.countedAt, before(TODAY_MS))),
  );
  const [due] = await tx
    .select({ day: f.day })
    .from(f)
    .where(and(eq(f.programId, program.id), isDue))
    .orderBy(desc(isToday), sql`${asc(f.countedAt)} nulls first`, desc(f.day))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!due) return false;
  const { day, revenue, cashbackPaid, cashbackOwed, waits, ...counts } = await countDay(tx, program, due.day);
  await tx
    .update(f)
    .set({
      ...counts,
      revenueMinor: revenue,
      cashbackPaidMinor: cashbackPaid,
      cashbackOwedMinor: cashbackOwed,
      waits: [...waits],
      countedAt: now,
    })
    .where(and(eq(f.programId, program.id), eq(f.day, day)));
  return true;
}
