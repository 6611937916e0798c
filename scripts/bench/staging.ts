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

/** Clones whatever belongs to one program; `bench.own` gives every id of a row the contender's first digit. */
const SCHEMA = `
  create schema bench;
  create table bench.purchases (like public.purchases, place integer not null);
  create table bench.purchase_items (like public.purchase_items, place integer not null);
  create unique index on bench.purchases (place);
  create index on bench.purchase_items (place);
  create table bench.users (like public.users);
  create function bench.own(line jsonb, mark text) returns jsonb language sql immutable as $$
    select regexp_replace(line::text, '"[0-9a-f]([0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"',
                          '"' || mark || '\\1"', 'g')::jsonb
  $$;`;

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
  const mark = MARKS[contender];
  await clone(sql, mark, 'programs', sql`select p.* from programs p where p.id = ${templateId}`, contender);
  const measured = sql`select id from achievements where program_id = ${templateId} and key = any(${ACHIEVEMENTS})`;
  await clone(sql, mark, 'achievements', sql`select * from achievements where id in (${measured})`);
  await clone(
    sql,
    mark,
    'achievement_versions',
    sql`select * from achievement_versions where achievement_id in (${measured})`,
  );
  for (const table of ['badges', 'badge_versions', 'cashback_rules', 'cashback_rule_versions']) {
    await clone(sql, mark, table, sql`select * from ${sql(table)} where program_id = ${templateId}`);
  }
  await clone(sql, mark, 'users', sql`select * from bench.users`);
  return mark + templateId.slice(1);
}

/** Lets purchases `from` .. `to` - 1 of the plan happen to a contender: completed now, not rewarded, no job yet. Answers their ids. */
export async function cloneBacklog(sql: Sql, contender: Contender, from: number, to: number): Promise<string[]> {
  const mark = MARKS[contender];
  const now = new Date().toISOString();
  const during = { completed_at: now, created_at: now, updated_at: now };
  await sql`
    insert into purchases
    select r.* from bench.purchases p
      cross join lateral jsonb_populate_record(null::purchases, bench.own(to_jsonb(p), ${mark}) || ${JSON.stringify(during)}::jsonb) r
     where p.place >= ${from} and p.place < ${to}`;
  await sql`
    insert into purchase_items
    select r.* from bench.purchase_items i
      cross join lateral jsonb_populate_record(null::purchase_items, bench.own(to_jsonb(i), ${mark})) r
     where i.place >= ${from} and i.place < ${to}`;
  const ids = await sql<{ id: string }[]>`
    select ${mark} || substr(id::text, 2) as id from bench.purchases where place >= ${from} and place < ${to} order by place`;
  await sql.unsafe('analyze purchases; analyze purchase_items');
  return ids.map(({ id }) => id);
}

type Fragment = ReturnType<Sql>;

async function clone(sql: Sql, mark: string, table: string, rows: Fragment, slug?: string): Promise<void> {
  const over = slug === undefined ? {} : { slug: `bench-${slug.toLowerCase()}`, name: slug };
  await sql`
    insert into ${sql(table)}
    select own.* from (${rows}) r
      cross join lateral jsonb_populate_record(null::${sql(table)}, bench.own(to_jsonb(r), ${mark}) || ${JSON.stringify(over)}::jsonb) own`;
}
