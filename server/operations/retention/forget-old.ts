import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type Keeping, keepingsWith, RETENTION_BATCH, RETENTION_ROUNDS } from './rules.ts';

const DAY_MS = 86_400_000;
/** One worker at a time; the others find it taken and come back later. */
const LOCK = `select pg_try_advisory_xact_lock(hashtext('laurel retention')) as mine`;

/**
 * Deletes what is done, expired or read, and older than it is kept, a batch at a time. Facts, rewards, money, events and work
 * that is not done are never touched. What went is in the log. Answers how many rows went, by kind.
 * @param days other times than the house's, in days by kind
 */
export async function forgetOld(
  ctx: Context,
  days: Readonly<Record<string, number>> = {},
): Promise<Record<string, number>> {
  requireMay(ctx.actor, 'data.retain');
  const gone: Record<string, number> = {};
  for (const keeping of keepingsWith(days)) gone[keeping.what] = await forget(ctx, keeping);
  const total = Object.values(gone).reduce((sum, count) => sum + count, 0);
  if (total > 0) ctx.log.info({ gone }, 'old rows were deleted');
  return gone;
}

async function forget(ctx: Context, { statement, days }: Keeping): Promise<number> {
  const before = new Date(ctx.now().getTime() - days * DAY_MS).toISOString();
  let all = 0;
  for (let round = 0; round < RETENTION_ROUNDS; round += 1) {
    const count = await ctx.db.transaction(async (tx) => {
      const [lock] = await run<{ mine: boolean }>(tx, LOCK);
      if (!lock?.mine) return 0;
      const rows = await run<{ one: number }>(tx, `${statement} returning 1 as one`, [before, RETENTION_BATCH]);
      return rows.length;
    });
    all += count;
    if (count < RETENTION_BATCH) break;
  }
  return all;
}
