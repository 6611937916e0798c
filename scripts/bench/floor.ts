import type { Sql } from 'postgres';

export type FloorContender = 'floor' | 'floorTwo';

/**
 * The floor: what the pipeline wrote, row for row, written again by one SQL function for a program of its own. No queue, no
 * Node.js, nothing to decide: the rows lie ready in tables of their types. It locks its customers first, as the pipeline does.
 */
function floorFunction(contender: FloorContender, columnsOf: ReadonlyMap<string, string>): string {
  const rows = (table: string, op: 'insert' | 'update') => `bench.${contender}_${table}_${op} r where r.batch = $1`;
  const insertAll = (table: string) =>
    `insert into ${table} select ${columnsOf.get(table)} from ${rows(table, 'insert')};`;
  return `
  create function bench."${contender}"(batch integer) returns void language sql as $$
    select count(*) from (select id from users where id in (select r.id from ${rows('users', 'update')})
                           order by id for no key update) locked;
    update purchases p set processed_for_loyalty = true, processed_at = now(), reward_error = null, reward_retry_at = null,
           updated_at = now()
      from ${rows('purchases', 'update')} and p.id = r.id;
    update user_achievements u set version = r.version, progress = r.progress, target = r.target, memo = r.memo,
           unlocked_at = r.unlocked_at, unlocked_fact_kind = r.unlocked_fact_kind, unlocked_fact_id = r.unlocked_fact_id,
           points = r.points, updated_at = now()
      from ${rows('user_achievements', 'update')} and u.id = r.id;
    ${insertAll('user_achievements')}
    ${insertAll('points_ledger')}
    update user_badges b set is_current = false from ${rows('user_badges', 'update')} and b.id = r.id and not r.is_current;
    ${insertAll('user_badges')}
    update user_badges b set is_current = true from ${rows('user_badges', 'update')} and b.id = r.id and r.is_current;
    update users u set total_points = r.total_points, purchase_count = r.purchase_count, first_fact_at = r.first_fact_at,
           last_fact_at = r.last_fact_at, last_fact_id = r.last_fact_id, updated_at = now()
      from ${rows('users', 'update')} and u.id = r.id;
    ${insertAll('cashback_transactions')}
    ${insertAll('reward_traces')}
    ${insertAll('events')}
  $$`;
}

/** Makes the function of a contender; the recording must be typed. */
export async function createFloor(sql: Sql, contender: FloorContender): Promise<void> {
  const columns = await sql<{ table: string; list: string }[]>`
    select table_name as "table", string_agg(format('r.%I', column_name), ', ' order by ordinal_position) as list
      from information_schema.columns where table_schema = 'public' group by table_name`;
  await sql.unsafe(floorFunction(contender, new Map(columns.map(({ table, list }) => [table, list]))));
}

/** Runs batches one after the other, each a transaction; on several connections each takes its residue class. Answers seconds. */
export async function runFloor(
  sql: Sql,
  contender: FloorContender,
  batches: readonly number[],
  connections: number,
): Promise<number> {
  const started = performance.now();
  const session = async (_: unknown, residue: number) => {
    for (const batch of batches) {
      if (batch % connections === residue) await sql`select bench.${sql(contender)}(${batch})`;
    }
  };
  await Promise.all(Array.from({ length: connections }, session));
  return (performance.now() - started) / 1_000;
}
