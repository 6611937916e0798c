import { and, between, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { dailyFigures } from '#db/schema/daily-figures.ts';
import { standingFigures } from '#db/schema/standing-figures.ts';
import { run } from '#db/statement.ts';
import { type DayFigures, type Standing, standingShape } from './contract.ts';

type Days = { readonly counted: readonly DayFigures[]; readonly waiting: readonly string[] };

/** The days of a program as they were counted last, oldest first, and those that still wait to be counted. */
export async function countedDays(db: Database, programId: string, from: string, to: string): Promise<Days> {
  const f = dailyFigures;
  const rows = await db
    .select()
    .from(f)
    .where(and(eq(f.programId, programId), between(f.day, from, to)))
    .orderBy(f.day);
  const counted = rows.flatMap(({ revenueMinor, cashbackPaidMinor, cashbackOwedMinor, countedAt, ...row }) => {
    const { programId: _program, ...day } = row;
    const money = { revenue: revenueMinor, cashbackPaid: cashbackPaidMinor, cashbackOwed: cashbackOwedMinor };
    return countedAt ? [{ ...day, ...money }] : [];
  });
  return { counted, waiting: rows.filter(({ countedAt }) => !countedAt).map(({ day }) => day) };
}

/** How a program stood when it was counted last; null before the first time. One row, however large the program is. */
export async function countedStanding(
  db: Database,
  programId: string,
): Promise<{ readonly countedAt: Date; readonly standing: Standing } | null> {
  const { countedAt, standing } = standingFigures;
  const [row] = await db
    .select({ countedAt, standing })
    .from(standingFigures)
    .where(eq(standingFigures.programId, programId));
  return row ? { countedAt: row.countedAt, standing: standingShape.parse(row.standing) } : null;
}

/** Customers of a smaller program are counted while somebody waits. */
const LARGE_FROM = 2_000;
const OF_LARGE = `
  select standing->'funnel' as funnel, standing->'achievements' as achievements, standing->'badges' as badges
    from standing_figures where program_id = $1 and (standing->'funnel'->>'customers')::int >= $2`;

/** How many customers a program has, and how many of them hold what. */
export type StandingCounts = Pick<Standing, 'funnel' | 'achievements' | 'badges'>;

const countsShape = standingShape.pick({ funnel: true, achievements: true, badges: true });

/** What a worker counted last of a program that is too large to be counted for a page; null for a small one. */
export async function standingOfLarge(db: Database, programId: string): Promise<StandingCounts | null> {
  const [row] = await run<StandingCounts>(db, OF_LARGE, [programId, LARGE_FROM]);
  return row ? countsShape.parse(row) : null;
}
