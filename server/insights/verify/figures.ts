import { type SQL, sql } from 'drizzle-orm';
import { type Check, inScope, type Scope } from './check.ts';

/** What was committed within this before a count may have been missed by it; the next count has it. */
const SETTLED = sql`interval '1 minute'`;

const dayOf = (instant: SQL) => sql`(${instant} at time zone g.time_zone)::date`;

/** What each day adds up to, from whole tables and not day by day as the worker counts, and when any of it changed last. */
function factsOfDays(scope: Scope): SQL {
  return sql`
    with bought as (
      select p.program_id, ${dayOf(sql`p.occurred_at`)} as day, count(*) as purchases, count(distinct p.user_id) as customers,
             coalesce(sum(p.amount - p.refunded_amount) filter (where p.currency = g.currency), 0) as revenue,
             max(p.updated_at) as changed_at
        from purchases p join programs g on g.id = p.program_id
       where p.completed_at is not null and ${inScope(scope, 'p')} group by 1, 2),
    back as (
      select p.program_id, ${dayOf(sql`p.occurred_at`)} as day,
             sum(t.amount - t.reversed_amount) filter (where t.status = 'completed' and t.currency = g.currency) as paid,
             sum(t.amount - t.reversed_amount) filter (
               where t.status in ('pending', 'processing', 'needs_review', 'failed') and t.currency = g.currency) as owed,
             max(t.updated_at) as changed_at
        from cashback_transactions t join purchases p on p.id = t.purchase_id join programs g on g.id = t.program_id
       where p.completed_at is not null and ${inScope(scope, 't')} group by 1, 2),
    given as (
      select l.program_id, ${dayOf(sql`l.occurred_at`)} as day, sum(greatest(l.delta, 0)) as issued,
             -sum(least(l.delta, 0)) as taken, count(*) filter (where l.kind = 'unlock') as unlocks,
             max(l.created_at) as changed_at
        from points_ledger l join programs g on g.id = l.program_id where ${inScope(scope, 'l')} group by 1, 2)
    select program_id, day, coalesce(b.purchases, 0) as purchases, coalesce(b.customers, 0) as customers,
           coalesce(b.revenue, 0) as revenue, coalesce(c.paid, 0) as paid, coalesce(c.owed, 0) as owed,
           coalesce(v.issued, 0) as issued, coalesce(v.taken, 0) as taken, coalesce(v.unlocks, 0) as unlocks,
           greatest(b.changed_at, c.changed_at, v.changed_at) as changed_at
      from bought b full join back c using (program_id, day) full join given v using (program_id, day)`;
}

const ofDays: Check = {
  invariant: 7,
  name: 'figures-of-days',
  promise: 'what was counted of a day is what its facts add up to, unless they changed since',
  breaches: (scope) => sql`
    with facts as (${factsOfDays(scope)})
    select f.program_id, f.day, f.counted_at, f.purchases, a.purchases as expected_purchases, f.revenue,
           a.revenue as expected_revenue, f.points_issued, a.issued as expected_points_issued, f.unlocks,
           a.unlocks as expected_unlocks, f.cashback_paid, a.paid as expected_cashback_paid, f.cashback_owed,
           a.owed as expected_cashback_owed
      from daily_figures f left join facts a using (program_id, day)
     where ${inScope(scope, 'f')} and f.counted_at is not null
       and (a.changed_at is null or a.changed_at < f.counted_at - ${SETTLED})
       and (f.purchases, f.active_customers, f.revenue, f.points_issued, f.points_taken, f.unlocks, f.cashback_paid,
            f.cashback_owed)
           is distinct from (coalesce(a.purchases, 0), coalesce(a.customers, 0), coalesce(a.revenue, 0),
            coalesce(a.issued, 0), coalesce(a.taken, 0), coalesce(a.unlocks, 0), coalesce(a.paid, 0), coalesce(a.owed, 0))`,
};

const ofStanding: Check = {
  invariant: 7,
  name: 'figures-of-standing',
  promise: 'what was counted of a program is how its customers stand, unless one changed since',
  breaches: (scope) => sql`
    select s.program_id, s.counted_at, (s.standing->'funnel'->>'customers')::bigint as customers,
           a.customers as expected_customers, (s.standing->'held'->>'points')::bigint as points, a.points as expected_points
      from standing_figures s cross join lateral (
        select count(*) filter (where u.role = 'customer') as customers, coalesce(sum(u.total_points), 0) as points,
               max(greatest(u.created_at, u.updated_at)) as changed_at
          from users u where u.program_id = s.program_id) a
     where ${inScope(scope, 's')} and (a.changed_at is null or a.changed_at < s.counted_at - ${SETTLED})
       and ((s.standing->'funnel'->>'customers')::numeric, (s.standing->'held'->>'points')::numeric)
           is distinct from (a.customers, a.points)`,
};

/** Beyond the domain's list: what the console shows is counted, and the counts agree with the books. */
export const figureChecks: readonly Check[] = [ofDays, ofStanding];
