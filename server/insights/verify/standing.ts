import { sql } from 'drizzle-orm';
import { type Check, inScope } from './check.ts';

const oneUnlockPerCycle: Check = {
  invariant: 3,
  name: 'one-unlock-per-cycle',
  promise: 'an achievement is unlocked at most once in a cycle',
  breaches: (scope) => sql`
    select a.user_id, a.achievement_id, a.cycle, count(*) as rows, count(a.unlocked_at) as unlocks
      from user_achievements a where ${inScope(scope, 'a')}
     group by a.user_id, a.achievement_id, a.cycle having count(*) > 1`,
};

const badgesOnce: Check = {
  invariant: 3,
  name: 'badges-once',
  promise: 'a badge is held at most once, and at most one is current',
  breaches: (scope) => sql`
    select b.user_id, b.badge_id, count(*) as held, count(*) filter (where b.is_current) as current
      from user_badges b where ${inScope(scope, 'b')} and b.revoked_at is null
     group by grouping sets ((b.user_id, b.badge_id), (b.user_id))
    having case grouping(b.badge_id) when 0 then count(*) > 1 else count(*) filter (where b.is_current) > 1 end`,
};

const currentIsHighest: Check = {
  invariant: 3,
  name: 'current-badge',
  promise: 'the current badge is the highest active one that the customer has earned',
  breaches: (scope) => sql`
    with held as (
      select h.user_id, h.badge_id, h.is_current, h.revoked_at, g.level, g.is_active
        from user_badges h join badges g on g.id = h.badge_id where ${inScope(scope, 'h')}),
    highest as (
      select distinct on (user_id) user_id, badge_id, level from held
       where revoked_at is null and is_active order by user_id, level desc),
    current as (select user_id, badge_id, level from held where is_current)
    select coalesce(h.user_id, c.user_id) as user_id, c.badge_id as current_badge_id, c.level as current_level,
           h.badge_id as highest_badge_id, h.level as highest_level
      from highest h full join current c on c.user_id = h.user_id
     where c.badge_id is distinct from h.badge_id`,
};

/** Invariant 3: what a customer has reached stands once, and the ladder shows the highest rung. */
export const standingChecks: readonly Check[] = [oneUnlockPerCycle, badgesOnce, currentIsHighest];
