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

/** Every earning with what is left of the purchase, what is left of the cashback, and what should be. */
function keptAndDue(scope: Scope): SQL {
  return sql`
    with kept as (
      select e.*, p.amount - p.refunded_amount as net_amount, e.amount - e.reversed_amount + coalesce(c.amount, 0) as kept_amount,
             e.reversed_amount > 0 or c.amount is not null as is_reckoned,
             coalesce(g.settings->>'refundCashback', 'reevaluate') as policy,
             coalesce(v.definition->>'rounding', g.settings->>'rounding', 'half_up') as rounding
        from cashback_transactions e
        join purchases p on p.id = e.purchase_id
        join programs g on g.id = e.program_id
        join cashback_rule_versions v on v.rule_id = e.rule_id and v.version = e.rule_version
        left join (select purchase_id, sum(amount) as amount from cashback_transactions
                    where kind = 'clawback' group by purchase_id) c on c.purchase_id = e.purchase_id
       where e.kind = 'earn' and ${inScope(scope, 'e')} and not exists (${refundsUnderway(scope, sql`e.purchase_id`)})),
    priced as (${pricedBy(sql`
      select id as ref, rule_id, rule_version, net_amount::numeric as amount, bonus_bps, multiplier_pct from kept`)}),
    due as (
      select k.*, case when k.net_amount <= 0 then 0
                       when k.policy = 'proportional' then
                         ${rounded(sql`k.amount::numeric * k.net_amount`, sql`k.purchase_amount`, sql`k.rounding`)}
                       else least(k.amount, p.amount) end as due_amount
        from kept k join priced p on p.ref = k.id)
    select id as transaction_id, purchase_id, status, purchase_amount, net_amount, amount, reversed_amount, kept_amount, due_amount,
           net_amount < purchase_amount and not is_reckoned as is_untouched
      from due where kept_amount <> due_amount`;
}

const KEPT = sql`transaction_id, purchase_id, status, purchase_amount, net_amount, amount, reversed_amount, kept_amount, due_amount`;

const netRight: Check = {
  invariant: 4,
  name: 'cashback-net',
  promise: "cashback less reversals and clawbacks is the rule applied to the purchase's net amount",
  breaches: (scope) => sql`select ${KEPT} from (${keptAndDue(scope)}) k where not is_untouched`,
};

const toTakeBack: Check = {
  invariant: 4,
  name: 'cashback-to-take-back',
  promise: 'no cashback of a purchase refunded later is still to be taken back',
  waits: true,
  breaches: (scope) => sql`select ${KEPT} from (${keptAndDue(scope)}) k where is_untouched`,
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
