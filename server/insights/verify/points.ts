import { sql } from 'drizzle-orm';
import { type Check, inScope } from './check.ts';

const totals: Check = {
  invariant: 2,
  name: 'points-total',
  promise: "a customer's points are the sum of the ledger",
  breaches: (scope) => sql`
    select u.id as user_id, u.total_points, coalesce(l.points, 0) as ledger_points
      from users u left join (select user_id, sum(delta) as points from points_ledger group by user_id) l on l.user_id = u.id
     where ${inScope(scope, 'u')} and u.total_points <> coalesce(l.points, 0)`,
};

const unlocksBooked: Check = {
  invariant: 2,
  name: 'unlocks-booked',
  promise: 'the ledger holds exactly the points of the unlocks that stand',
  breaches: (scope) => sql`
    with standing as (
      select a.user_id, a.achievement_id, a.cycle, a.points
        from user_achievements a where ${inScope(scope, 'a')} and a.unlocked_at is not null),
    booked as (
      select l.user_id, l.achievement_id, l.cycle, sum(l.delta) as points
        from points_ledger l where ${inScope(scope, 'l')} and l.kind <> 'adjustment'
       group by l.user_id, l.achievement_id, l.cycle)
    select coalesce(s.user_id, b.user_id) as user_id, coalesce(s.achievement_id, b.achievement_id) as achievement_id,
           coalesce(s.cycle, b.cycle) as cycle, coalesce(s.points, 0) as unlock_points, coalesce(b.points, 0) as ledger_points
      from standing s full join booked b
        on b.user_id = s.user_id and b.achievement_id = s.achievement_id and b.cycle = s.cycle
     where coalesce(s.points, 0) <> coalesce(b.points, 0)`,
};

/** Invariant 2: points move through the ledger and in no other way. */
export const pointChecks: readonly Check[] = [totals, unlocksBooked];
