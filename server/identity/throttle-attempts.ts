import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { throttles } from '#db/schema/throttles.ts';
import type { Context } from '#server/kernel/context.ts';
import { TooMany } from '#server/kernel/errors.ts';
import type { Throttle } from './rules.ts';

/**
 * Counts one attempt under each key, before the attempt is made, so that attempts at the same moment count too.
 * @throws TooMany with the seconds until the fullest count starts anew
 */
export async function throttleAttempts(ctx: Context, limits: readonly Throttle[]): Promise<void> {
  const now = ctx.now();
  const waits: number[] = [];
  for (const limit of limits) {
    const { attempts, resetsAt } = await countAttempt(ctx.db, limit, now);
    if (attempts > limit.allowed) waits.push(resetsAt.getTime() - now.getTime());
  }
  if (waits.length > 0) throw new TooMany(Math.ceil(Math.max(...waits) / 1000));
}

/** An attempt that was right does not count; the first of the counts is forgotten whole. */
export async function forgiveAttempts(ctx: Context, first: Throttle, ...others: readonly Throttle[]): Promise<void> {
  await ctx.db.delete(throttles).where(eq(throttles.key, first.key));
  const keys = others.map((limit) => limit.key).sort();
  for (const key of keys) {
    await ctx.db
      .update(throttles)
      .set({ attempts: sql`${throttles.attempts} - 1` })
      .where(and(eq(throttles.key, key), gt(throttles.attempts, 1)));
  }
}

async function countAttempt(db: Database, limit: Throttle, now: Date): Promise<{ attempts: number; resetsAt: Date }> {
  const resetsAt = new Date(now.getTime() + limit.windowMs);
  const isOver = sql`${throttles.resetsAt} <= ${now.toISOString()}`;
  const [row] = await db
    .insert(throttles)
    .values({ key: limit.key, attempts: 1, resetsAt })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        attempts: sql`case when ${isOver} then 1 else ${throttles.attempts} + 1 end`,
        resetsAt: sql`case when ${isOver} then excluded.resets_at else ${throttles.resetsAt} end`,
      },
    })
    .returning({ attempts: throttles.attempts, resetsAt: throttles.resetsAt });
  if (!row) throw new Error('counting an attempt returned no row');
  return row;
}
