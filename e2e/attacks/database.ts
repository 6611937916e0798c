import { sql } from './stage.ts';

/** What comes and goes by itself: signs of life, counts, answers that are kept, deliveries on their way, the log of calls. */
const RESTLESS = new Set([
  'worker_heartbeats',
  'throttles',
  'api_rate_limits',
  'idempotency_keys',
  'webhook_deliveries',
  'webhook_attempts',
  'partner_requests',
  'daily_figures',
  'standing_figures',
  'payout_slots',
]);
/** What notes when it was last used, or how it is doing: only how many there are is looked at. */
const SELF_NOTING = new Set(['api_tokens', 'sessions', 'webhook_endpoints']);

/** Every row of everything, told apart by its content: any change at all makes another fingerprint. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`;
  const prints: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !RESTLESS.has(table.name))) {
    const content = SELF_NOTING.has(name) ? sql`0` : sql`coalesce(sum(hashtext(t::text)::bigint), 0)`;
    const [row] = await sql`select count(*) || ':' || ${content} as print from ${sql(name)} t`;
    prints[name] = String(row?.print);
  }
  return prints;
}

/** Ids of things, one of each table that has such things. */
export type Ids = Readonly<Record<string, string>>;

/** What belongs to a program. */
export function idsOfProgram(programId: string): Promise<Ids> {
  return idsWhere('program_id', programId);
}

/** What belongs to a person. */
export function idsOfPerson(userId: string): Promise<Ids> {
  return idsWhere('user_id', userId);
}

async function idsWhere(column: string, value: string): Promise<Ids> {
  const tables = await sql<{ name: string }[]>`
    select a.table_name as name from information_schema.columns a
      join information_schema.columns b using (table_schema, table_name)
     where a.table_schema = 'public' and a.column_name = 'id' and a.data_type = 'uuid' and b.column_name = ${column}`;
  const ids: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql`select id from ${sql(name)} where ${sql(column)} = ${value} limit 1`;
    if (row) ids[name] = String(row.id);
  }
  return ids;
}
