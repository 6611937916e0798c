import type { Sql } from 'postgres';

/** Everything a program's customers have, without ids and times of writing, so that two programs can be compared. */
export async function standingOf(sql: Sql, programId: string): Promise<unknown[]> {
  return [
    await sql`
      select u.external_id, u.total_points, u.purchase_count, u.first_fact_at, u.last_fact_at, p.order_id as last_order,
             (select coalesce(sum(delta), 0) from points_ledger l where l.user_id = u.id) as ledger
        from users u left join purchases p on p.id = u.last_fact_id where u.program_id = ${programId} order by 1`,
    await sql`
      select u.external_id, g.key, a.cycle, a.version, a.progress, a.target, a.memo, a.unlocked_at, a.points,
             p.order_id as unlocked_by
        from user_achievements a join users u on u.id = a.user_id join achievements g on g.id = a.achievement_id
        left join purchases p on p.id = a.unlocked_fact_id
       where a.program_id = ${programId} order by 1, 2, 3`,
    await sql`
      select u.external_id, g.level, b.badge_version, b.earned_at, b.is_current, p.order_id as earned_by
        from user_badges b join users u on u.id = b.user_id join badges g on g.id = b.badge_id
        left join purchases p on p.id = b.earned_fact_id
       where b.program_id = ${programId} and b.revoked_at is null order by 1, 2`,
  ].map((rows) => [...rows]);
}

/** What was written on the way: ledger, cashback, traces and events, as far as it tells the same in every program. */
export async function writingsOf(sql: Sql, programId: string): Promise<unknown[]> {
  return [
    await sql`
      select p.order_id, l.kind, l.delta, g.key, l.cycle, l.occurred_at
        from points_ledger l join purchases p on p.id = l.fact_id join achievements g on g.id = l.achievement_id
       where l.program_id = ${programId} order by 1, 2, 4, 5`,
    await sql`
      select p.order_id, c.amount, c.rate_bps, c.bonus_bps, c.badge_level, c.status, c.purchase_amount
        from cashback_transactions c join purchases p on p.id = c.purchase_id where c.program_id = ${programId} order by 1`,
    await sql`
      select p.order_id, t.points, t.trace, json_array_length(t.awards) as awards
        from reward_traces t join purchases p on p.id = t.fact_id where t.program_id = ${programId} order by 1`,
    await sql`
      select u.external_id, e.type, count(*) as times from events e join users u on u.id = e.user_id
       where e.program_id = ${programId} group by 1, 2 order by 1, 2`,
  ].map((rows) => [...rows]);
}
