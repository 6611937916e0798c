import { stat } from 'node:fs/promises';
import type { Database } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { ImportSource } from './contract.ts';
import { readRows } from './read-rows.ts';
import { fieldReader } from './rules/columns.ts';
import { type FileLine, type LineReader, lineReader } from './rules/lines.ts';
import type { Rejection } from './rules/rejections.ts';

/**
 * Where a file waits between being read and being recorded: temporary tables of one session, gone when it ends. There the
 * rows of an order find each other wherever they stand in the file, and orders are put in the order of time.
 */
export type Stage = Database;

/** One order of the staged file with its rows. */
export type StagedOrder = { readonly orderId: string; readonly lines: readonly FileLine[] };

/** A row left out, with what it looked like. */
export type ReportedRow = Rejection & { readonly orderId: string; readonly raw: string };

export type Staged = {
  readonly rows: number;
  readonly customers: number;
  readonly purchases: number;
  readonly cancellations: number;
};

const LINES_AT_ONCE = 2_000;
const REPORTED_AT_ONCE = 1_000;
const ORDERS_ON_PAGE = 500;
const ROWS_ON_PAGE = 5_000;

const MAKE_TABLES = [
  `create temporary table import_lines (
     line int primary key, order_id text, who text, day text, at_ms bigint, cancellation boolean not null, content json not null)`,
  `create temporary table import_named (
     line int primary key, order_id text not null, who text, at_ms bigint, cancellation boolean not null)`,
  `create temporary table import_orders (
     seq bigint primary key, order_id text not null, cancellation boolean not null, page bigint not null)`,
  `create temporary table import_placed (page bigint not null, seq bigint not null, line int not null, order_id text not null)`,
  `create temporary table import_rejected (line int not null, code text not null, reason text not null)`,
];

const ADD_LINES = `
  insert into import_lines
  select (value->>'line')::int, value->>'order', coalesce(value->>'customer', value->>'email'), value->>'day',
         (value->>'atMs')::bigint, (value->>'isCancellation')::boolean, value
    from json_array_elements($1::json)`;

/*
 * In a file without order ids ($1 false) a row is named by customer, day and its number among that customer's rows of the
 * day, after the prefix ($2). What cannot be named stands alone, under a name that no cell of a file can hold.
 */
const NAME_ORDERS = `
  insert into import_named
  select line, coalesce(order_id, case when not $1::boolean and who is not null and day is not null
           then $2::text || who || '-' || day || '-' || row_number() over (partition by who, day order by line)
           else e'\\nrow ' || line end), who, at_ms, cancellation
    from import_lines`;

/* A page ends when it has enough orders or enough rows, so that what is in memory at once is bounded by both. */
const SORT_ORDERS = `
  insert into import_orders
  select seq, order_id, cancellation, seq / ${ORDERS_ON_PAGE} + sum(rows) over (order by seq) / ${ROWS_ON_PAGE} from (
    select row_number() over (order by cancellation, case when not cancellation then who end, at_ms, first_line) as seq, *
      from (select order_id, bool_or(cancellation) as cancellation, min(line) as first_line, min(at_ms) as at_ms,
                   min(who) as who, count(*) as rows
              from import_named group by order_id) as orders) as sorted`;

const PLACE_LINES = `
  insert into import_placed
  select o.page, o.seq, n.line, n.order_id from import_orders o join import_named n using (order_id)`;

const PAGES = `select distinct page from import_orders where cancellation = $1::boolean order by page`;

const PAGE = `
  select p.order_id as "orderId", l.content
    from import_placed p join import_orders o on o.seq = p.seq join import_lines l on l.line = p.line
   where p.page = $1::bigint and o.cancellation = $2::boolean
   order by p.seq, p.line`;

/**
 * Reads a file into the stage.
 * @param onProgress told how many bytes of how many were read
 * @throws Refusal `unknown_column`, `unreadable_file`
 */
export async function stageLines(
  ctx: Context,
  stage: Stage,
  input: { file: string; source: ImportSource; timeZone: string; onProgress: (bytes: number, all: number) => void },
): Promise<Staged> {
  requireMay(ctx.actor, 'purchase.record');
  for (const statement of MAKE_TABLES) await run(stage, statement);
  const { size } = await stat(input.file);
  const file = readRows(input.file, input.source);
  let read: LineReader | undefined;
  let waiting: FileLine[] = [];
  for await (const row of file.rows) {
    read ??= lineReader(input.source, fieldReader(input.source, file.header()), input.timeZone);
    waiting.push(read(row));
    if (waiting.length < LINES_AT_ONCE) continue;
    await run(stage, ADD_LINES, [jsonRows(waiting)]);
    waiting = [];
    input.onProgress(file.bytesRead(), size);
  }
  await run(stage, ADD_LINES, [jsonRows(waiting)]);
  input.onProgress(size, size);
  return arrange(stage, input.source);
}

async function arrange(stage: Stage, source: ImportSource): Promise<Staged> {
  await run(stage, NAME_ORDERS, [source.columns.order !== undefined, source.orderPrefix]);
  await run(stage, SORT_ORDERS);
  await run(stage, PLACE_LINES);
  await run(stage, 'create index on import_placed (page)');
  for (const table of ['import_lines', 'import_orders', 'import_placed']) await run(stage, `analyze ${table}`);
  const [counts] = await run<Staged>(
    stage,
    `
    select (select count(*)::int from import_lines) as rows, (select count(distinct who)::int from import_lines) as customers,
           count(*) filter (where not cancellation)::int as purchases, count(*) filter (where cancellation)::int as cancellations
      from import_orders`,
  );
  if (!counts) throw new Error('counting the staged rows gave nothing');
  return counts;
}

/** The staged purchases by customer and time, or the cancellations by time, some hundreds at once. */
export async function* stagedOrders(stage: Stage, kind: 'purchases' | 'cancellations'): AsyncGenerator<StagedOrder[]> {
  const isCancellation = kind === 'cancellations';
  for (const { page } of await run<{ page: string }>(stage, PAGES, [isCancellation])) {
    const rows = await run<{ orderId: string; content: StoredLine }>(stage, PAGE, [page, isCancellation]);
    yield [...Map.groupBy(rows, (row) => row.orderId)].map(([orderId, held]) => ({
      orderId,
      lines: held.map((row) => lineFrom(row.content)),
    }));
  }
}

type StoredLine = Omit<FileLine, 'amount' | 'price'> & { amount: string | null; price: string | null };

function lineFrom(stored: StoredLine): FileLine {
  const { amount, price } = stored;
  return { ...stored, amount: amount === null ? null : BigInt(amount), price: price === null ? null : BigInt(price) };
}

/** Notes rows that are in no purchase and no refund. */
export async function reportRows(stage: Stage, rejected: readonly Rejection[]): Promise<void> {
  if (rejected.length === 0) return;
  await run(
    stage,
    `
    insert into import_rejected
    select line, code, reason from json_to_recordset($1::json) as r(line int, code text, reason text)`,
    [jsonRows(rejected)],
  );
}

/** Every row left out, in the order of the file. */
export async function* reportedRows(stage: Stage): AsyncGenerator<ReportedRow> {
  for (let after = 0; ; ) {
    const rows = await run<ReportedRow>(
      stage,
      `
      select r.line, r.code, r.reason, coalesce(l.content->>'order', '') as "orderId", l.content->>'raw' as raw
        from import_rejected r join import_lines l on l.line = r.line
       where r.line > $1::int order by r.line limit ${REPORTED_AT_ONCE}`,
      [after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
  }
}
