/*
 * Each reads a table once, by the day of the program's time zone ($2). They run in a worker, never for a page. Points and
 * cashback are counted where they count for the customer, purchases where they happened.
 */
const DAY = (column: string) => `to_char(${column} at time zone $2, 'YYYY-MM-DD')`;

export const DAYS = `
  with bought as (
    select ${DAY('occurred_at')} as day, count(*)::int as purchases,
           coalesce(sum(amount - refunded_amount) filter (where currency = $3), 0) as revenue
      from purchases where program_id = $1 and status in ('completed', 'partially_refunded', 'refunded') group by 1),
  earned as (
    select ${DAY('occurred_at')} as day, coalesce(sum(delta) filter (where delta > 0), 0)::int as given,
           coalesce(-sum(delta) filter (where delta < 0), 0)::int as taken
      from points_ledger where program_id = $1 group by 1),
  reached as (
    select ${DAY('unlocked_at')} as day, count(*)::int as unlocks
      from user_achievements where program_id = $1 and unlocked_at is not null group by 1),
  owed as (
    select ${DAY('created_at')} as day, sum(amount - reversed_amount) as owed
      from cashback_transactions where program_id = $1 and kind = 'earn' and currency = $3 group by 1),
  paid as (
    select ${DAY('completed_at')} as day, sum(amount - reversed_amount - netted_amount) as paid
      from cashback_transactions
     where program_id = $1 and kind = 'earn' and currency = $3 and status = 'completed' group by 1),
  known as (
    select day from bought union select day from earned union select day from reached union select day from owed
    union select day from paid)
  select day, coalesce(purchases, 0) as purchases, coalesce(revenue, 0)::text as revenue,
         coalesce(given, 0) as "pointsGiven", coalesce(taken, 0) as "pointsTaken", coalesce(unlocks, 0) as unlocks,
         coalesce(owed, 0)::text as "cashbackOwed", coalesce(paid, 0)::text as "cashbackPaid"
    from known left join bought using (day) left join earned using (day) left join reached using (day)
         left join owed using (day) left join paid using (day)
   order by day`;

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

/** Programs that were never counted, or in which something happened since, the longest uncounted first. */
export const STALE = `
  select p.id, p.currency, p.time_zone as "timeZone" from programs p left join program_counts c on c.program_id = p.id
   where c.program_id is null
      or (c.counted_at + make_interval(secs => c.took_ms * $3::int / 1000.0) < $1::timestamptz
          and exists (select from events e where e.program_id = p.id and e.created_at > c.counted_at and e.id > (
                lpad(to_hex((extract(epoch from c.counted_at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid))
   order by c.counted_at nulls first limit $2::int`;

export const SAVE = `
  insert into program_counts (program_id, counted_at, took_ms, counts) values ($1, $2::timestamptz, $3::int, $4::jsonb)
  on conflict (program_id) do update
     set counted_at = excluded.counted_at, took_ms = excluded.took_ms, counts = excluded.counts`;
