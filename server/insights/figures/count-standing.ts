import { standingFigures } from '#db/schema/standing-figures.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Standing } from './contract.ts';
import type { CountedProgram } from './count-day.ts';
import { type CohortRow, cohortsOf } from './rules.ts';
import { ACHIEVEMENTS, BADGES, COHORTS, FUNNEL, HELD, IS_STALE } from './statements.ts';

/** How a program stands is not counted again before this, however much happens in it. */
const COUNTED_EVERY_MS = 5_000;
/** Of the time, at most one part in this many is spent on counting it. */
const SHARE = 30;

/** Counts anew how a program stands, where something happened since the last time. Answers whether it did. */
export async function countStanding(ctx: Context, program: CountedProgram): Promise<boolean> {
  const countedAt = ctx.now();
  const asked = [program.id, countedAt.toISOString(), COUNTED_EVERY_MS, SHARE];
  const [due] = await run<{ stale: boolean }>(ctx.db, IS_STALE, asked);
  if (!due?.stale) return false;
  const started = performance.now();
  const standing = await standingOf(ctx, program, countedAt);
  const values = { countedAt, tookMs: Math.round(performance.now() - started), standing };
  await ctx.db
    .insert(standingFigures)
    .values({ programId: program.id, ...values })
    .onConflictDoUpdate({ target: standingFigures.programId, set: values });
  return true;
}

/** One after the other: counting has time, and takes one connection. */
async function standingOf({ db }: Context, program: CountedProgram, at: Date): Promise<Standing> {
  const { id, currency, timeZone } = program;
  const [funnel] = await run<Standing['funnel']>(db, FUNNEL, [id]);
  const achievements = await run<Standing['achievements'][number]>(db, ACHIEVEMENTS, [id, at.toISOString()]);
  const badges = await run<Standing['badges'][number]>(db, BADGES, [id]);
  const cohorts = cohortsOf(await run<CohortRow>(db, COHORTS, [id, timeZone]));
  const [held] = await run<Standing['held']>(db, HELD, [id, currency]);
  return {
    funnel: funnel ?? { customers: 0, bought: 0, unlocked: 0, badged: 0, paid: 0 },
    achievements,
    badges,
    cohorts,
    held: held ?? { points: 0, cashback: '0' },
  };
}
