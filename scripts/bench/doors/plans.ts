import { TRPCError } from '@trpc/server';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { PartnerDoor } from '#server/api/rest/partner-door.ts';
import { newId } from '#server/kernel/id.ts';
import { COUNTED_AT_MOST } from '#server/payments/cashback/console-queries.ts';
import type { Services } from '#server/runtime/services.ts';
import type { BigShop } from './big-shop.ts';
import { pageReads, type Read } from './page-reads.ts';

/** A statement of a read that goes through a whole large table, or through more pages of one than a page of a list is worth. */
export type SlowScan = {
  readonly read: string;
  readonly statement: string;
  /** Large tables that are read from one row to the next, whoever they belong to. */
  readonly tables: readonly string[];
  /** Rows of large tables that were looked at. */
  readonly rows: number;
  /** Pages of 8 KiB that were looked at. */
  readonly pages: number;
};

/** Tables that grow with every purchase or customer. */
const LARGE = new Set([
  'purchases',
  'purchase_items',
  'users',
  'user_achievements',
  'user_badges',
  'points_ledger',
  'cashback_transactions',
  'cashback_attempts',
  'refunds',
  'activities',
  'events',
  'reward_traces',
  'notifications',
  'webhook_deliveries',
  'audit_log',
]);
/** What a page of a list, or the history of one customer, is worth. */
const MOST_ROWS = 2_500;
const MOST_PAGES = 5_000;
/** A small table, or the beginning of a large one, may be read as it lies. */
const MOST_IN_SEQUENCE = 500;
/** Counts that go on up to a limit of their own. */
const COUNTED_UP_TO: Readonly<Record<string, number>> = { 'payouts.counts': COUNTED_AT_MOST + 1_000 };

type Statement = { readonly text: string; readonly parameters: unknown[] };
type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
};

/** Runs every list and summary once and asks the server how it found the rows of each statement. */
export async function sequentialScans(services: Services, shop: BigShop): Promise<SlowScan[]> {
  const statements: Statement[] = [];
  const logger = { logQuery: (text: string, parameters: unknown[]) => void statements.push({ text, parameters }) };
  const listening = { ...services, db: drizzle(services.sql, { logger }) };
  const door = new PartnerDoor({ ...listening, secret: 'only signs the cursors of this process' });
  const slow: SlowScan[] = [];
  for (const [read, run] of await readsOf(listening, door, shop)) {
    statements.length = 0;
    await run().catch(forgiveNothingThere);
    for (const statement of statements.slice()) slow.push(...(await judged(services.sql, read, statement)));
  }
  return slow;
}

/** What is looked for and not there was looked for all the same. */
function forgiveNothingThere(error: unknown): void {
  if (!(error instanceof TRPCError && error.code === 'NOT_FOUND')) throw error;
}

async function readsOf(services: Services, door: PartnerDoor, shop: BigShop): Promise<Read[]> {
  const [customerId = ''] = shop.customerIds;
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${shop.token}` };
    const response = await door.handle(new Request(`http://bench/api/v1${path}`, { headers }));
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  };
  return [
    ...pathsOf(customerId).map((path): Read => [`GET ${path}`, () => ask(path)]),
    ...(await pageReads(services, shop)),
  ];
}

function pathsOf(customerId: string): string[] {
  const lists = ['summary', 'achievements', 'badges', 'cashback', 'points'].map(
    (part) => `/customers/${customerId}/${part}`,
  );
  const purchases = [
    `customerId=${customerId}`,
    'externalCustomerId=customer-3333',
    'status=pending',
    'status=refunded',
    'status=completed',
    'processed=false',
    'processed=true',
    'currency=USD',
    'currency=NGN',
    'minAmount=900000000',
    'maxAmount=10',
    'minAmount=30000&maxAmount=900000',
    'from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z',
    'sort=occurredAt',
    'sort=createdAt&status=cancelled',
  ];
  const cashback = [
    '',
    'status=completed',
    'status=failed',
    'kind=clawback',
    `customerId=${customerId}`,
    `purchaseId=${newId()}`,
    'sort=createdAt',
  ];
  const others = [
    '/customers',
    '/customers?externalId=customer-3',
    '/customers?email=customer-3@example.com',
    '/achievements',
    '/badges',
  ];
  return [
    ...lists,
    ...others,
    ...['', ...purchases].map((query) => `/purchases?${query}`),
    ...cashback.map((query) => `/cashback-transactions?${query}`),
  ];
}

async function judged(sql: Sql, read: string, { text, parameters }: Statement): Promise<SlowScan[]> {
  if (!/^\s*\(?\s*(select|with)\b/i.test(text) || /\b(insert|update|delete)\b/i.test(text)) return [];
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    parameters as string[],
  );
  const plan = row?.['QUERY PLAN'][0].Plan;
  if (!plan) return [];
  const looks = looksIn(plan).filter(({ table }) => LARGE.has(table));
  const tables = looks
    .filter(({ isSequential, rows }) => isSequential && rows > (COUNTED_UP_TO[read] ?? MOST_IN_SEQUENCE))
    .map(({ table }) => table);
  const rows = looks.reduce((sum, look) => sum + look.rows, 0);
  const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  const isSlow = tables.length > 0 || rows > (COUNTED_UP_TO[read] ?? MOST_ROWS) || pages > MOST_PAGES;
  return isSlow ? [{ read, statement: text, tables, rows, pages }] : [];
}

/** Which rows of which tables a plan looked at, also those it then left out. */
type Look = { readonly table: string; readonly rows: number; readonly isSequential: boolean };

function looksIn(plan: Plan): Look[] {
  const table = plan['Relation Name'];
  const perLoop = (plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0);
  const rows = Math.round(perLoop * (plan['Actual Loops'] ?? 1));
  const own = table === undefined ? [] : [{ table, rows, isSequential: plan['Node Type'] === 'Seq Scan' }];
  return [...own, ...(plan.Plans ?? []).flatMap(looksIn)];
}
