import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { DayCounts, ProgramCounts } from './contract.ts';
import { type CohortRow, cohortsOf } from './rules.ts';
import { ACHIEVEMENTS, BADGES, COHORTS, DAYS, FUNNEL, HELD, SAVE, STALE } from './statements.ts';

/** A program is not counted again before this, however much happens in it. */
const COUNTED_EVERY_MS = 5 * 60_000;
/** A count that took long is not made again soon: at most one part in this many of the time is spent on counting. */
const SHARE = 20;
const PROGRAMS_AT_ONCE = 20;

type Program = { readonly id: string; readonly currency: string; readonly timeZone: string };

/** Counts anew what the analytics show of each program in which something happened. Answers how many were counted. */
export async function countPrograms(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'analytics.count');
  const before = new Date(ctx.now().getTime() - COUNTED_EVERY_MS);
  const programs = await run<Program>(ctx.db, STALE, [before.toISOString(), PROGRAMS_AT_ONCE, SHARE]);
  for (const program of programs) await countProgram(ctx, program);
  return programs.length;
}

async function countProgram(ctx: Context, program: Program): Promise<void> {
  const countedAt = ctx.now().toISOString();
  const started = performance.now();
  const counts = await countsOf(ctx, program, countedAt);
  const tookMs = Math.round(performance.now() - started);
  await run(ctx.db, SAVE, [program.id, countedAt, tookMs, JSON.stringify(counts)]);
}

/** One after the other: counting has time, and takes one connection. */
async function countsOf({ db }: Context, program: Program, at: string): Promise<ProgramCounts> {
  const { id, currency, timeZone } = program;
  const days = await run<DayCounts>(db, DAYS, [id, timeZone, currency]);
  const [funnel] = await run<ProgramCounts['funnel']>(db, FUNNEL, [id]);
  const achievements = await run<ProgramCounts['achievements'][number]>(db, ACHIEVEMENTS, [id, at]);
  const badges = await run<ProgramCounts['badges'][number]>(db, BADGES, [id]);
  const cohorts = cohortsOf(await run<CohortRow>(db, COHORTS, [id, timeZone]));
  const [held] = await run<ProgramCounts['held']>(db, HELD, [id, currency]);
  return {
    currency,
    days,
    funnel: funnel ?? { customers: 0, bought: 0, unlocked: 0, badged: 0, paid: 0 },
    achievements,
    badges,
    cohorts,
    held: held ?? { points: 0, cashback: '0' },
  };
}
