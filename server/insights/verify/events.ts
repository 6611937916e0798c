import { sql } from 'drizzle-orm';
import { type Check, inScope } from './check.ts';

const told: Check = {
  invariant: 3,
  name: 'events-tell',
  promise: 'every reward, unlock and badge that stands has its event',
  breaches: (scope) => sql`
    with due as (
      select 'purchase.rewarded' as type, p.user_id, p.id as subject_id, 1 as times
        from purchases p where p.processed_for_loyalty and ${inScope(scope, 'p')}
      union all
      select 'achievement.unlocked', a.user_id, a.achievement_id, count(*)
        from user_achievements a where a.unlocked_at is not null and ${inScope(scope, 'a')} group by 2, 3
      union all
      select 'badge.unlocked', b.user_id, b.badge_id, count(*)
        from user_badges b where ${inScope(scope, 'b')} group by 2, 3
      union all
      select 'badge.revoked', b.user_id, b.badge_id, count(*)
        from user_badges b where b.revoked_at is not null and ${inScope(scope, 'b')} group by 2, 3),
    told as (
      select e.type, e.user_id, e.subject_id, count(*) as times from events e
       where e.type in ('purchase.rewarded', 'achievement.unlocked', 'badge.unlocked', 'badge.revoked') and ${inScope(scope, 'e')}
       group by 1, 2, 3)
    select d.type, d.user_id, d.subject_id, d.times as due, coalesce(t.times, 0) as told
      from due d left join told t on t.type = d.type and t.user_id = d.user_id and t.subject_id = d.subject_id
     where coalesce(t.times, 0) < d.times`,
};

/** What happened to a customer is told by events, written in the same transaction. */
export const eventChecks: readonly Check[] = [told];
