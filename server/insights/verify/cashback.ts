import { type SQL, sql } from 'drizzle-orm';
import { pricedBy, rounded } from './cashback-price.ts';
import { type Check, inScope, instantOf, type Scope } from './check.ts';

const earnedOnce: Check = {
  invariant: 4,
  name: 'cashback-once',
  promise: 'a purchase has at most one cashback transaction of kind earn, and a refund one clawback',
  breaches: (scope) => sql`
    select c.kind, case c.kind when 'earn' then c.purchase_id else c.refund_id end as of_id, count(*) as transactions
      from cashback_transactions c where ${inScope(scope, 'c')} group by 1, 2 having count(*) > 1`,
};

const pricedRight: Check = {
  invariant: 4,
  name: 'cashback-priced',
  promise: 'cashback was earned at the rate of its rule version, with the benefits of the badge it names',
  breaches: (scope) => sql`
    with earned as (
      select c.*, p.user_id as buyer_id, p.currency as purchase_currency from cashback_transactions c
        join purchases p on p.id = c.purchase_id where c.kind = 'earn' and ${inScope(scope, 'c')}),
    priced as (${pricedBy(sql`
      select id as ref, rule_id, rule_version, purchase_amount::numeric as amount, bonus_bps, multiplier_pct from earned`)}),
    benefits as (
      select badge_id, (definition->>'level')::int as level,
             coalesce((definition->'benefits'->>'cashbackBonusBps')::int, 0) as bonus_bps,
             coalesce((definition->'benefits'->>'cashbackMultiplier')::numeric * 100, 100) as multiplier_pct
        from badge_versions)
    select e.id as transaction_id, e.purchase_id, e.purchase_amount, e.base_bps, e.bonus_bps, e.multiplier_pct, e.rate_bps,
           e.amount, p.base_bps as expected_base_bps, p.rate_bps as expected_rate_bps, p.amount as expected_amount
      from earned e join priced p on p.ref = e.id
     where (e.base_bps, e.rate_bps, e.amount) is distinct from (p.base_bps, p.rate_bps, p.amount)
        or e.user_id <> e.buyer_id or e.currency <> e.purchase_currency
        or case when e.badge_id is null then e.bonus_bps <> 0 or e.multiplier_pct <> 100
           else not exists (select 1 from benefits b where b.badge_id = e.badge_id and b.bonus_bps = e.bonus_bps
                               and b.multiplier_pct = e.multiplier_pct) end`,
};

/**
 * Every earning with what is left of the purchase, what is left of the cashback, and what should be: the rule applied to what is
 * left, or, where smaller amounts earn better, the least on the way down. What a person has given up on is theirs to answer for.
 */
function keptAndDue(scope: Scope): SQL {
  return sql`
    with kept as (
      select e.*, p.amount - p.refunded_amount as net_amount, e.amount - e.reversed_amount + coalesce(c.amount, 0) as kept_amount,
             ${isUnderway(scope)} as is_underway,
             coalesce((select min(r.cashback_policy) from refunds r where r.purchase_id = e.purchase_id), 'reevaluate') as policy,
             coalesce(v.definition->>'rounding', g.settings->>'rounding', 'half_up') as rounding, v.definition->'bands' as bands
        from cashback_transactions e
        join purchases p on p.id = e.purchase_id
        join programs g on g.id = e.program_id
        join cashback_rule_versions v on v.rule_id = e.rule_id and v.version = e.rule_version
        left join (select purchase_id, sum(amount) as amount from cashback_transactions
                    where kind = 'clawback' group by purchase_id) c on c.purchase_id = e.purchase_id
       where e.kind = 'earn' and e.cancelled_at is null and ${inScope(scope, 'e')}
         and not exists (${refundsUnderway(scope, sql`e.purchase_id`)})),
    priced as (${pricedBy(sql`
      select id as ref, rule_id, rule_version, net_amount::numeric as amount, bonus_bps, multiplier_pct from kept
      union all
      select k.id, k.rule_id, k.rule_version, (b->>'from')::numeric, k.bonus_bps, k.multiplier_pct
        from kept k cross join lateral jsonb_array_elements(k.bands) b
       where k.net_amount < k.purchase_amount and (b->>'from')::numeric > k.net_amount
         and (b->>'from')::numeric <= k.purchase_amount`)}),
    least_priced as (select ref, min(amount) as amount from priced group by ref),
    due as (
      select k.*, case when k.net_amount <= 0 then 0
                       when k.policy = 'proportional' then
                         ${rounded(sql`k.amount::numeric * k.net_amount`, sql`k.purchase_amount`, sql`k.rounding`)}
                       else least(k.amount, p.amount) end as due_amount
        from kept k join least_priced p on p.ref = k.id)
    select id as transaction_id, purchase_id, status, purchase_amount, net_amount, amount, reversed_amount, kept_amount, due_amount,
           is_underway
      from due where kept_amount <> due_amount`;
}

/** Money of which nobody can say yet whether it has left, or that was said only just now. */
function isUnderway(scope: Scope): SQL {
  return sql`(e.status in ('processing', 'needs_review')
    or e.status = 'pending' and exists (select from cashback_attempts a
                                         where a.transaction_id = e.id and a.outcome in ('unknown', 'in_flight', 'paid'))
    or e.updated_at >= ${instantOf(scope.settledBefore)}
       and exists (select from refunds r where r.purchase_id = e.purchase_id and r.cashback_waits))`;
}

const KEPT = sql`transaction_id, purchase_id, status, purchase_amount, net_amount, amount, reversed_amount, kept_amount, due_amount`;

const netRight: Check = {
  invariant: 4,
  name: 'cashback-net',
  promise: "cashback less reversals and clawbacks is the rule applied to the purchase's net amount",
  breaches: (scope) => sql`select ${KEPT} from (${keptAndDue(scope)}) k where not is_underway`,
};

const toTakeBack: Check = {
  invariant: 4,
  name: 'cashback-to-take-back',
  promise: 'no refund waits for a payment under way before it takes its cashback back',
  waits: true,
  breaches: (scope) => sql`select ${KEPT} from (${keptAndDue(scope)}) k where is_underway`,
};

const noneMissed: Check = {
  invariant: 4,
  name: 'cashback-not-missed',
  promise: 'a rewarded purchase whose rule pays even without a badge has its cashback transaction',
  breaches: (scope) => sql`
    with unpaid as (
      select p.id as ref, p.user_id, p.amount - p.refunded_amount as net_amount, v.rule_id, v.rule_version
        from purchases p
        join lateral (
          select r.id as rule_id, v.version as rule_version, v.definition from cashback_rules r
            join cashback_rule_versions v on v.rule_id = r.id
           where r.program_id = p.program_id and r.currency = p.currency and v.created_at <= p.processed_at
             and (v.effective_from is null or v.effective_from <= p.occurred_at)
           order by v.version desc limit 1) v on (v.definition->>'isActive')::boolean
       where p.processed_for_loyalty and p.refunded_amount < p.amount and ${inScope(scope, 'p')}
         and not exists (select 1 from cashback_transactions c where c.purchase_id = p.id and c.kind = 'earn')),
    priced as (${pricedBy(sql`
      select ref, rule_id, rule_version, net_amount::numeric as amount, 0 as bonus_bps, 100 as multiplier_pct from unpaid`)})
    select u.ref as purchase_id, u.user_id, u.net_amount, p.amount as expected_amount
      from unpaid u join priced p on p.ref = u.ref where p.amount > 0`,
};

/** Refunds of a purchase that the queue may still hold: their money side is not there yet. */
function refundsUnderway(scope: Scope, purchaseId: SQL): SQL {
  return sql`select 1 from refunds w where w.purchase_id = ${purchaseId} and not w.processed_for_loyalty
    and greatest(w.created_at, w.reward_retry_at) >= ${instantOf(scope.settledBefore)}`;
}

/** Invariant 4: what a customer gets back is the rule applied to what they have really paid. */
export const cashbackChecks: readonly Check[] = [earnedOnce, pricedRight, netRight, toTakeBack, noneMissed];
