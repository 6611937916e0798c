import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { grantRewards } from '#server/loyalty/rewards/grant-rewards.ts';

const LOOKED_UP_AT_ONCE = 20_000;
const REWARDED_AT_ONCE = 500;

/** Facts that may be rewarded now, those of a customer in the order of time. Others wait for a next try, or for a person. */
const WAITING = `
  with due as (
    select 'purchase' as kind, id, user_id, occurred_at from purchases
     where program_id = $1::uuid and completed_at is not null and not processed_for_loyalty
       and status in ('completed', 'partially_refunded', 'refunded')
       and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $2::timestamptz)
    union all
    select 'refund', id, user_id, occurred_at from refunds
     where program_id = $1::uuid and not processed_for_loyalty
       and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $2::timestamptz)
    union all
    select 'activity', id, user_id, occurred_at from activities
     where program_id = $1::uuid and not processed_for_loyalty
       and reward_dead_at is null and (reward_retry_at is null or reward_retry_at <= $2::timestamptz))
  select kind, id from due order by user_id, occurred_at, id limit ${LOOKED_UP_AT_ONCE}`;

type Waiting = { kind: 'purchase' | 'refund' | 'activity'; id: string };

/**
 * Rewards whatever of a program waits, as a worker would, until nothing is left that may be rewarded now; also beside
 * running workers. It serves those who recorded much at once and want to see what it earned.
 * @param onRewarded told how many facts are done
 */
export async function rewardWaiting(
  ctx: Context,
  input: { readonly programId: string; readonly onRewarded?: (facts: number) => void },
): Promise<number> {
  requireMay(ctx.actor, 'rewards.grant');
  let done = 0;
  for (;;) {
    const waiting = await waitingFacts(ctx.db, input.programId, ctx.now());
    if (waiting.length === 0) return done;
    for (let from = 0; from < waiting.length; from += REWARDED_AT_ONCE) {
      const batch = waiting.slice(from, from + REWARDED_AT_ONCE);
      const named = (kind: Waiting['kind']) => batch.filter((fact) => fact.kind === kind).map((fact) => fact.id);
      await grantRewards(ctx, {
        purchaseIds: named('purchase'),
        refundIds: named('refund'),
        activityIds: named('activity'),
      });
      done += batch.length;
      input.onRewarded?.(done);
    }
  }
}

function waitingFacts(db: Database, programId: string, now: Date): Promise<Waiting[]> {
  return run<Waiting>(db, WAITING, [programId, now.toISOString()]);
}
