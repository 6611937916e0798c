/* How a program stands: each reads a table once, in a worker, never for a page. */

export const FUNNEL = `
  select count(*)::int as customers, count(*) filter (where purchase_count > 0)::int as bought,
         (select count(distinct user_id)::int from user_achievements where program_id = $1 and unlocked_at is not null)
           as unlocked,
         (select count(distinct user_id)::int from user_badges where program_id = $1 and is_current) as badged,
         (select count(distinct user_id)::int from cashback_transactions
           where program_id = $1 and kind = 'earn' and status = 'completed') as paid
    from users where program_id = $1 and role = 'customer'`;

export const ACHIEVEMENTS = `
  select a.id, a.name, a.points, coalesce(s.started, 0) as started, coalesce(s.unlocked, 0) as unlocked,
         coalesce(s.last_month, 0) as "lastMonth"
    from achievements a left join (
      select achievement_id, count(distinct user_id)::int as started,
             count(distinct user_id) filter (where unlocked_at is not null)::int as unlocked,
             count(*) filter (where unlocked_at > $2::timestamptz - interval '30 days')::int as last_month
        from user_achievements where program_id = $1 group by 1) s on s.achievement_id = a.id
   where a.program_id = $1 and a.archived_at is null
   order by unlocked desc, a.name`;

export const BADGES = `
  select b.level, b.name, b.color, count(u.id)::int as holders
    from badges b left join user_badges u on u.badge_id = b.id and u.is_current
   where b.program_id = $1 and b.is_active group by b.id order by b.level`;

/** Of the newest twelve months of first purchases, who bought again in which month after. */
export const COHORTS = `
  with bought as (
    select distinct user_id, date_trunc('month', occurred_at at time zone $2) as month
      from purchases where program_id = $1 and status in ('completed', 'partially_refunded', 'refunded')),
  begun as (select user_id, min(month) as first from bought group by user_id),
  counted as (
    select first, (extract(year from age(month, first)) * 12 + extract(month from age(month, first)))::int as later,
           count(*)::int as customers
      from bought join begun using (user_id) group by 1, 2)
  select to_char(first, 'YYYY-MM') as month, later, customers from counted
   where first > (select max(first) from begun) - interval '12 months' and later < 12 order by first, later`;

export const HELD = `
  select coalesce(sum(total_points), 0)::float8 as points,
         (select coalesce(sum(amount - reversed_amount - netted_amount), 0)::text from cashback_transactions
           where program_id = $1 and kind = 'earn' and currency = $2
             and status in ('pending', 'processing', 'failed', 'needs_review')) as cashback
    from users where program_id = $1`;

/**
 * Whether a program was never counted, or something happened in it since: an event, or a new customer. A count that took long is
 * not made again soon.
 */
export const IS_STALE = `
  select c.program_id is null or (
           c.counted_at + greatest($3::float8, c.took_ms * $4::float8) * interval '1 millisecond' < $2::timestamptz
           and (exists (select from users u where u.program_id = p.id and u.created_at > c.counted_at)
                or exists (select from events e where e.program_id = p.id and e.created_at > c.counted_at and e.id > (
                  lpad(to_hex((extract(epoch from c.counted_at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid)))
         as stale
    from programs p left join standing_figures c on c.program_id = p.id where p.id = $1`;
