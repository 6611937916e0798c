import { eq } from 'drizzle-orm';
import type { Sql } from 'postgres';
import type { Database } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { aProgram, testClock, testContext } from '#db/testing/factories.ts';
import type { Context } from '#server/kernel/context.ts';
import { saveAchievement } from '#server/loyalty/achievements/save-achievement.ts';
import { saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';
import { ToldProvider } from './provider.ts';

/** The real thing: a program in PostgreSQL, its clock, and its provider. */
export type Shop = {
  readonly sql: Sql;
  readonly db: Database;
  readonly programId: string;
  readonly ctx: Context;
  readonly clock: ReturnType<typeof testClock>;
  readonly provider: ToldProvider;
  /** The same house, whose process dies whenever it comes to this point. */
  readonly dyingAt: (label: string | null) => Context;
};

/** The process is gone: for the database a connection that closed, for everybody else silence. */
export class Died extends Error {
  readonly code = 'CONNECTION_CLOSED';
}

export const ACHIEVEMENTS = {
  first: { criteria: { type: 'purchase', target: 1 } },
  third: { criteria: { type: 'purchase', target: 3 } },
  spender: { criteria: { type: 'spending', target: 3_000_000, measure: 'net' } },
} as const;
export type AchievementName = keyof typeof ACHIEVEMENTS;

const BANDS = [
  { from: 0, rateBps: 100 },
  { from: 500_000, rateBps: 200 },
  { from: 2_000_000, rateBps: 300 },
];

/** A fresh program with three achievements and cashback, paid by the told provider. */
export async function openShop(db: Database, sql: Sql): Promise<Shop> {
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now });
  const { id: programId } = await aProgram(ctx);
  const settings = { payoutProvider: 'sandbox' };
  await db.update(programs).set({ settings }).where(eq(programs.id, programId));
  const points = { first: 100, third: 200, spender: 400 };
  for (const key of Object.keys(points) as AchievementName[]) {
    const definition = { name: key, points: points[key], ...ACHIEVEMENTS[key] };
    await saveAchievement(ctx, { programId, key, definition, counts: 'since_always' });
  }
  await saveCashbackRule(ctx, { programId, definition: { currency: 'NGN', bands: BANDS }, counts: 'since_always' });
  await sql`update reevaluations set status = 'done', ended_at = now() where program_id = ${programId} and status = 'running'`;
  const dyingAt = (label: string | null): Context => ({
    ...ctx,
    checkpoint: (reached) => {
      if (reached === label) throw new Died(`died at ${reached}`);
    },
  });
  return { sql, db, programId, ctx, clock, provider: new ToldProvider(clock.now), dyingAt };
}
