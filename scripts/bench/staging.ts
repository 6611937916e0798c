import type { Sql } from 'postgres';
import { newId } from '#server/kernel/id.ts';
import type { PlannedPurchase } from './purchase-plan.ts';

/** Who is measured. Each gets a program of its own, told apart by the first digit of all its ids. */
export const MARKS = {
  recorded: '1',
  floor: '2',
  floorTwo: '3',
  naive: '4',
  single: '5',
  singleTwo: '6',
  hundred: '7',
  hundredTwo: '8',
  batch: '9',
  batchTwo: 'a',
  batchJobs: 'b',
  everything: 'c',
  latency: 'd',
  warmUp: 'e',
} as const;
export type Contender = keyof typeof MARKS;

const SCHEMA = `
  create schema bench;
  create table bench.purchases (like public.purchases, place integer not null);
  create table bench.purchase_items (like public.purchase_items, place integer not null);
  create unique index on bench.purchases (place);
  create index on bench.purchase_items (place);
  create table bench.users (like public.users);`;

/** Achievements that purchases alone move: the ten of the default program that are measured. */
export const ACHIEVEMENTS = [
  'first-purchase',
  'regular',
  'devotee',
  'big-spender',
  'high-roller',
  'big-basket',
  'weekend-shopper',
  'streak-4-weeks',
  'explorer',
  'collector',
];

/** Makes the tables that hold the plan: customers and purchases as they will be cloned, seen by no worker. */
export async function stagePlan(
  sql: Sql,
  templateId: string,
  customers: number,
  plan: readonly PlannedPurchase[],
  start: Date,
): Promise<void> {
  await sql.unsafe(SCHEMA);
  const ids = Array.from({ length: customers }, newId);
  await sql`
    insert into bench.users (id, program_id, role, external_id, name, total_points, total_cashback, purchase_count, preferences,
      created_at, updated_at)
    select id, ${templateId}, 'customer', 'customer-' || place, 'Customer ' || place, 0, 0, 0, '{}', now(), now()
      from unnest(${ids}::uuid[]) with ordinality as row (id, place)`;
  for (let from = 0; from < plan.length; from += 5_000) {
    await stagePurchases(sql, templateId, plan.slice(from, from + 5_000), ids, start);
  }
  await sql.unsafe('analyze bench.purchases; analyze bench.purchase_items; analyze bench.users');
}

async function stagePurchases(
  sql: Sql,
  templateId: string,
  plan: readonly PlannedPurchase[],
  customerIds: readonly string[],
  start: Date,
): Promise<void> {
  const rows = plan.map(({ place, customer, amount, afterMs, items }) => ({
    id: newId(),
    user_id: customerIds[customer],
    place,
    amount,
    occurred_at: new Date(start.getTime() + afterMs).toISOString(),
    items,
  }));
  await sql`
    insert into bench.purchases (id, program_id, user_id, order_id, amount, refunded_amount, currency, status, channel,
      occurred_at, metadata, source, content_hash, processed_for_loyalty, reward_failures, created_at, updated_at, place)
    select id, ${templateId}, user_id, 'order-' || place, amount, 0, 'NGN', 'completed', 'web', occurred_at, '{}', 'bench',
           md5(id::text), false, 0, now(), now(), place
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as row (id uuid, user_id uuid, place int, amount bigint, occurred_at timestamptz)`;
  const items = rows.flatMap(({ id, place, items: lines }) =>
    lines.map((line, index) => ({ purchase_id: id, place, line_index: index, ...line })),
  );
  await sql`
    insert into bench.purchase_items (purchase_id, program_id, line_index, sku, name, category, quantity, unit_amount, place)
    select purchase_id, ${templateId}, line_index, sku, name, category, quantity, "unitAmount", place
      from json_to_recordset(${JSON.stringify(items)}::json) as row (purchase_id uuid, place int, line_index int, sku text,
        name text, category text, quantity int, "unitAmount" bigint)`;
}

/** A contender's own program: the ten achievements, badges and rule of the template, and all customers. */
export async function enterContender(sql: Sql, templateId: string, contender: Contender): Promise<string> {
  const ofTemplate = `program_id = '${templateId}'`;
  const names = { slug: `'bench-${MARKS[contender]}'`, name: `'Bench ${contender}'` };
  await clone(sql, contender, { table: 'programs', where: `id = '${templateId}'`, instead: names });
  const keys = ACHIEVEMENTS.map((key) => `'${key}'`).join(', ');
  await clone(sql, contender, { table: 'achievements', where: `${ofTemplate} and key in (${keys})` });
  const measured = `achievement_id in (select id from achievements where ${ofTemplate} and key in (${keys}))`;
  await clone(sql, contender, { table: 'achievement_versions', where: measured });
  for (const table of ['badges', 'badge_versions', 'cashback_rules', 'cashback_rule_versions']) {
    await clone(sql, contender, { table, where: ofTemplate });
  }
  await clone(sql, contender, { table: 'users', from: 'bench.users', where: 'true' });
  return MARKS[contender] + templateId.slice(1);
}

/** Lets purchases `from` .. `to` - 1 of the plan happen to a contender: completed now, not rewarded, no job yet. Answers their ids. */
export async function cloneBacklog(sql: Sql, contender: Contender, from: number, to: number): Promise<string[]> {
  const where = `place >= ${from} and place < ${to}`;
  const instead = { completed_at: 'now()', created_at: 'now()', updated_at: 'now()' };
  await clone(sql, contender, { table: 'purchases', from: 'bench.purchases', where, instead });
  await clone(sql, contender, { table: 'purchase_items', from: 'bench.purchase_items', where });
  const ids = await sql<{ id: string }[]>`
    select overlay(id::text placing ${MARKS[contender]} from 1 for 1) as id from bench.purchases
     where place >= ${from} and place < ${to} order by place`;
  await sql.unsafe('analyze purchases; analyze purchase_items');
  return ids.map(({ id }) => id);
}

type Cloned = {
  readonly table: string;
  /** Where the rows come from; the table itself when absent. */
  readonly from?: string;
  readonly where: string;
  /** Expressions for columns that are not taken over. */
  readonly instead?: Readonly<Record<string, string>>;
};

async function clone(sql: Sql, contender: Contender, { table, from = table, where, instead }: Cloned): Promise<void> {
  const columns = await ownColumns(sql, table, contender, 'r', instead);
  await sql.unsafe(`insert into ${table} select ${columns} from ${from} r where ${where}`);
}

/** The columns of a table in their order, as a select list in which every id is the contender's own. */
export async function ownColumns(
  sql: Sql,
  table: string,
  contender: Contender,
  alias: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<string> {
  const columns = await sql<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name = ${table} order by ordinal_position`;
  const own = columns.map(({ name, type }) => {
    if (instead[name]) return `${instead[name]} as ${name}`;
    if (type !== 'uuid') return `${alias}.${name}`;
    return `overlay(${alias}.${name}::text placing '${MARKS[contender]}' from 1 for 1)::uuid as ${name}`;
  });
  return own.join(', ');
}
