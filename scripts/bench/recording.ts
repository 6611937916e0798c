import type { Sql } from 'postgres';
import { ownColumns } from './staging.ts';

/** Tables the pipeline writes when it rewards, besides its jobs. */
export const REWARD_TABLES = [
  'purchases',
  'users',
  'user_achievements',
  'points_ledger',
  'user_badges',
  'reward_traces',
  'events',
  'cashback_transactions',
] as const;

const LISTEN = `
  create table bench.writes (
    seq bigint generated always as identity, xact xid8 not null default pg_current_xact_id(),
    "table" text not null, op text not null, line jsonb not null);
  create function bench.note() returns trigger language plpgsql as $$
  begin
    insert into bench.writes ("table", op, line) values (tg_table_name, lower(tg_op), to_jsonb(coalesce(new, old)));
    return null;
  end $$;`;

/** From here on every row written by rewarding is noted. Slow: what is recorded is not measured. */
export async function startRecording(sql: Sql): Promise<void> {
  await sql.unsafe(LISTEN);
  for (const table of REWARD_TABLES) {
    await sql.unsafe(`create trigger bench_note after insert or update or delete on ${table}
                      for each row execute function bench.note()`);
  }
}

/** Ends the recording and numbers its transactions in the order of their first writes. */
export async function stopRecording(sql: Sql): Promise<void> {
  for (const table of REWARD_TABLES) await sql.unsafe(`drop trigger bench_note on ${table}`);
  await sql.unsafe(`
    create table bench.batches as
      select xact, (dense_rank() over (order by min(seq)))::int as batch, count(*) as purchases from bench.writes
       where "table" = 'purchases' and op = 'update' group by xact`);
}

/**
 * Turns what was noted into tables `bench.<contender>_<table>_<op>` of typed rows, numbered by transaction: what a function in the
 * database has to write to have done the same. Where the work is `split`, each transaction becomes two, an even-numbered one and an
 * odd one that share no customer.
 */
export async function typeRecording(sql: Sql, contender: 'floor' | 'floorTwo', isSplit: boolean): Promise<void> {
  const half = `abs(hashtext(coalesce(w.line->>'user_id', w.line->>'id'))) % 2`;
  const batch = isSplit ? `b.batch * 2 + ${half}` : 'b.batch';
  for (const table of REWARD_TABLES) {
    const columns = await ownColumns(sql, table, contender, 'r');
    for (const op of ['insert', 'update'] as const) {
      const name = `bench.${contender}_${table}_${op}`;
      await sql.unsafe(`
        create table ${name} as
        select ${batch} as batch, ${columns}
          from (select distinct on (xact, line->>'id') * from bench.writes
                 where "table" = '${table}' and op = '${op}' order by xact, line->>'id', seq desc) w
          join bench.batches b on b.xact = w.xact
          cross join lateral jsonb_populate_record(null::${table}, w.line) r order by b.batch, w.seq;
        create index on ${name} (batch);
        analyze ${name};`);
    }
  }
}

/** The recorded transactions: number and purchases. */
export async function recordedBatches(sql: Sql): Promise<{ batch: number; purchases: number }[]> {
  const rows = await sql<{ batch: number; purchases: string }[]>`
    select batch, purchases from bench.batches order by batch`;
  return rows.map(({ batch, purchases }) => ({ batch, purchases: Number(purchases) }));
}
