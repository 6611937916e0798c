import type { TransactionSql } from 'postgres';

/** A purchase as a job finds it. */
export type NaivePurchase = {
  readonly id: string;
  readonly program_id: string;
  readonly user_id: string;
  readonly amount: string;
  readonly occurred_at: Date;
};

/** One of the program's rules, as its row has it. */
export type NaiveRule = {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly points: number;
  readonly criteria: { readonly target?: number; readonly need?: number; readonly values?: string[] };
};

type Progress = (sql: TransactionSql, purchase: NaivePurchase, rule: NaiveRule) => Promise<bigint>;

const WEEK_MS = 7 * 86_400_000;

/** How far a customer is, rule by rule, each by its own query over the purchases rewarded so far and the present one. */
const PROGRESS: Record<string, Progress> = {
  'first-purchase': countPurchases,
  regular: countPurchases,
  devotee: countPurchases,
  'big-spender': sumAmounts,
  'high-roller': sumAmounts,
  'big-basket': async (sql, { id, user_id }) =>
    numberOf(
      await sql`select count(*) as n from purchases
      where user_id = ${user_id} and (processed_for_loyalty or id = ${id}) and amount >= 10000000`,
    ),
  'weekend-shopper': async (sql, { id, user_id }) =>
    numberOf(
      await sql`select count(*) as n from purchases where user_id = ${user_id} and (processed_for_loyalty or id = ${id})
      and extract(isodow from occurred_at at time zone 'Africa/Lagos') in (6, 7)`,
    ),
  'streak-4-weeks': weeksInARow,
  explorer: async (sql, { id, user_id }) =>
    numberOf(
      await sql`select count(distinct i.category) as n from purchase_items i join purchases p on p.id = i.purchase_id
      where p.user_id = ${user_id} and (p.processed_for_loyalty or p.id = ${id})`,
    ),
  collector: async (sql, { id, user_id }, { criteria }) =>
    numberOf(
      await sql`select count(distinct i.category) as n from purchase_items i join purchases p on p.id = i.purchase_id
      where p.user_id = ${user_id} and (p.processed_for_loyalty or p.id = ${id})
        and i.category = any(${criteria.values ?? []})`,
    ),
};

/** The progress of one rule. @throws Error for a rule that is not among the ten */
export function progressOf(sql: TransactionSql, purchase: NaivePurchase, rule: NaiveRule): Promise<bigint> {
  const progress = PROGRESS[rule.key];
  if (!progress) throw new Error(`the naive pipeline does not know ${rule.key}`);
  return progress(sql, purchase, rule);
}

/** What a rule asks for. */
export function targetOf({ criteria }: NaiveRule): bigint {
  return BigInt(criteria.need ?? criteria.target ?? 1);
}

async function countPurchases(sql: TransactionSql, { id, user_id }: NaivePurchase): Promise<bigint> {
  return numberOf(
    await sql`
    select count(*) as n from purchases where user_id = ${user_id} and (processed_for_loyalty or id = ${id})`,
  );
}

async function sumAmounts(sql: TransactionSql, { id, user_id }: NaivePurchase): Promise<bigint> {
  return numberOf(
    await sql`select coalesce(sum(amount - refunded_amount), 0) as n from purchases
    where user_id = ${user_id} and (processed_for_loyalty or id = ${id})`,
  );
}

async function weeksInARow(sql: TransactionSql, { id, user_id }: NaivePurchase): Promise<bigint> {
  const weeks = await sql<{ week: string }[]>`
    select distinct date_trunc('week', occurred_at at time zone 'Africa/Lagos')::date::text as week from purchases
     where user_id = ${user_id} and (processed_for_loyalty or id = ${id}) order by week desc`;
  let row = 0n;
  let expected = Number.NaN;
  for (const { week } of weeks) {
    const at = Date.parse(week);
    if (row > 0n && at !== expected) break;
    row += 1n;
    expected = at - WEEK_MS;
  }
  return row;
}

function numberOf(rows: readonly { n?: string | number | bigint }[]): bigint {
  return BigInt(rows[0]?.n ?? 0);
}
