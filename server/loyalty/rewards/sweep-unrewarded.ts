import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** What is younger has its own job on the way. */
const PATIENCE_MS = 30_000;

/** Facts of a kind that one sweep enqueues, at most, the oldest first. */
export const SWEEP_LIMIT = 20_000;

const DUE = `not processed_for_loyalty and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $2::timestamptz)`;
const COMPLETED = `status in ('completed', 'partially_refunded', 'refunded')`;
const PURCHASES = `
  select id from purchases where ${COMPLETED} and completed_at < $1::timestamptz and ${DUE} order by completed_at limit $3`;
const OTHERS = (table: string) => `
  select id from ${table} where created_at < $1::timestamptz and ${DUE} order by created_at limit $3`;
const REFUNDS = OTHERS('refunds');
const ACTIVITIES = OTHERS('activities');
const TURN = `select pg_try_advisory_xact_lock(hashtextextended('laurel.sweep.rewards', 0)) as mine`;

/**
 * Enqueues again what was completed and is not rewarded after half a minute: whatever became of its job, nothing is lost.
 * Facts whose job is merely waiting are enqueued twice, which does no harm. Answers how many facts were enqueued.
 */
export async function sweepUnrewarded(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'rewards.grant');
  return ctx.db.transaction(async (tx) => {
    const [turn] = await run<{ mine: boolean }>(tx, TURN);
    if (!turn?.mine) return 0;
    const now = ctx.now();
    const bounds = [new Date(now.getTime() - PATIENCE_MS).toISOString(), now.toISOString(), SWEEP_LIMIT];
    const idsOf = async (text: string) => (await run<{ id: string }>(tx, text, bounds)).map(({ id }) => id);
    const purchaseIds = await idsOf(PURCHASES);
    const refundIds = await idsOf(REFUNDS);
    const activityIds = await idsOf(ACTIVITIES);
    const found = purchaseIds.length + refundIds.length + activityIds.length;
    if (found > 0) await ctx.enqueue(tx, 'rewards.grant', { purchaseIds, refundIds, activityIds });
    return found;
  });
}
