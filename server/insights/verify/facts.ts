import { type SQL, sql } from 'drizzle-orm';
import { type Check, inScope, instantOf, type Scope } from './check.ts';

/** Every fact that asks to be rewarded, with when it came in and how far rewarding got. */
function rewardableFacts(scope: Scope): SQL {
  return sql`
    select 'purchase' as fact_kind, p.id as fact_id, p.program_id, p.user_id, p.processed_for_loyalty as processed,
           greatest(p.completed_at, p.created_at, p.reward_retry_at) as due_at,
           p.reward_failures, p.reward_dead_at, p.reward_error
      from purchases p where p.completed_at is not null and ${inScope(scope, 'p')}
    union all
    select 'refund', r.id, r.program_id, r.user_id, r.processed_for_loyalty, greatest(r.created_at, r.reward_retry_at),
           r.reward_failures, r.reward_dead_at, r.reward_error
      from refunds r where ${inScope(scope, 'r')}
    union all
    select 'activity', a.id, a.program_id, a.user_id, a.processed_for_loyalty, greatest(a.created_at, a.reward_retry_at),
           a.reward_failures, a.reward_dead_at, a.reward_error
      from activities a where ${inScope(scope, 'a')}`;
}

const factsRewarded: Check = {
  invariant: 1,
  name: 'facts-rewarded',
  promise: 'every completed purchase, refund and activity older than the queue is rewarded',
  breaches: (scope) => sql`
    select fact_kind, fact_id, user_id, due_at, reward_failures, reward_error from (${rewardableFacts(scope)}) f
     where not processed and reward_dead_at is null and due_at < ${instantOf(scope.settledBefore)}`,
};

const deadLetters: Check = {
  invariant: 1,
  name: 'dead-letters',
  promise: 'no fact was given up on',
  breaches: (scope) => sql`
    select fact_kind, fact_id, user_id, reward_dead_at, reward_failures, reward_error from (${rewardableFacts(scope)}) f
     where not processed and reward_dead_at is not null`,
};

const oneTraceEach: Check = {
  invariant: 1,
  name: 'rewarded-once',
  promise: 'a rewarded fact has exactly one trace, of its own customer; any other fact has none',
  breaches: (scope) => sql`
    with facts as (${rewardableFacts(scope)}
      union all
      select 'adjustment', l.id, l.program_id, l.user_id, null, null, 0, null, null
        from points_ledger l where l.kind = 'adjustment' and ${inScope(scope, 'l')}),
    traces as (
      select t.fact_id, count(*) as traces, min(t.fact_kind) as trace_kind, min(t.user_id::text)::uuid as trace_user_id
        from reward_traces t where ${inScope(scope, 't')} group by t.fact_id)
    select coalesce(f.fact_kind, t.trace_kind) as fact_kind, coalesce(f.fact_id, t.fact_id) as fact_id, f.user_id,
           f.processed, coalesce(t.traces, 0) as traces, t.trace_user_id
      from facts f full join traces t on t.fact_id = f.fact_id
     where f.fact_id is null
        or (f.processed and t.traces is null) or (not f.processed and t.traces is not null) or t.traces > 1
        or t.trace_user_id <> f.user_id or t.trace_kind <> f.fact_kind`,
};

const awardsNameFacts: Check = {
  invariant: 1,
  name: 'awards-name-facts',
  promise: 'every unlock, ledger entry, badge and cashback names a rewarded fact of the same customer',
  breaches: (scope) => sql`
    with named as (
      select 'user_achievements' as "table", u.id, u.user_id, u.unlocked_fact_kind as kind, u.unlocked_fact_id as fact_id
        from user_achievements u where u.unlocked_at is not null and ${inScope(scope, 'u')}
      union all
      select 'points_ledger', l.id, l.user_id, l.fact_kind, l.fact_id from points_ledger l where ${inScope(scope, 'l')}
      union all
      select 'user_badges', b.id, b.user_id, b.earned_fact_kind, b.earned_fact_id from user_badges b where ${inScope(scope, 'b')}
      union all
      select 'cashback_transactions', c.id, c.user_id, 'purchase', c.purchase_id
        from cashback_transactions c where ${inScope(scope, 'c')}),
    facts as (
      select fact_kind, fact_id, user_id from (${rewardableFacts(scope)}) r where processed
      union all
      select 'adjustment', l.id, l.user_id from points_ledger l where l.kind = 'adjustment' and ${inScope(scope, 'l')})
    select n."table", n.id, n.user_id, n.kind as fact_kind, n.fact_id
      from named n left join facts f on f.fact_id = n.fact_id and f.fact_kind = n.kind and f.user_id = n.user_id
     where f.fact_id is null`,
};

const refundsAddUp: Check = {
  invariant: 1,
  name: 'refunds-add-up',
  promise: "a purchase's refunds add up to what it says was refunded, and are its own customer's",
  breaches: (scope) => sql`
    select p.id as purchase_id, p.amount, p.refunded_amount, p.status, coalesce(sum(r.amount), 0) as refunds,
           count(*) filter (where r.user_id <> p.user_id) as of_others
      from purchases p left join refunds r on r.purchase_id = p.id
     where ${inScope(scope, 'p')} and (p.refunded_amount <> 0 or r.id is not null)
     group by p.id
    having coalesce(sum(r.amount), 0) <> p.refunded_amount or bool_or(r.user_id <> p.user_id)`,
};

/** Invariant 1: a fact is rewarded once, and whatever was given names the fact it was given for. */
export const factChecks: readonly Check[] = [factsRewarded, deadLetters, oneTraceEach, awardsNameFacts, refundsAddUp];
