import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { PartnerDoor } from '#server/api/rest/partner-door.ts';
import { homeView } from '#server/insights/home/queries.ts';
import { newId } from '#server/kernel/id.ts';
import type { Services } from '#server/runtime/services.ts';
import type { BigShop } from './big-shop.ts';

/** A statement of a read that goes through a whole large table, or through more pages of one than a page of a list is worth. */
export type SlowScan = {
  readonly read: string;
  readonly statement: string;
  /** Tables that are read from the first row to the last. */
  readonly tables: readonly string[];
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
]);
const MOST_PAGES = 1_500;

type Statement = { readonly text: string; readonly parameters: unknown[] };
type Plan = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
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
  for (const [read, run] of readsOf(listening, door, shop)) {
    statements.length = 0;
    await run();
    for (const statement of statements.slice()) slow.push(...(await judged(services.sql, read, statement)));
  }
  return slow;
}

function readsOf(services: Services, door: PartnerDoor, shop: BigShop): [string, () => Promise<unknown>][] {
  const [customerId = ''] = shop.customerIds;
  const { programId } = shop;
  const person = { kind: 'person', userId: customerId, programId, role: 'customer' } as const;
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${shop.token}` };
    const response = await door.handle(new Request(`http://bench/api/v1${path}`, { headers }));
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  };
  return [
    ...pathsOf(customerId).map((path): [string, () => Promise<unknown>] => [`GET ${path}`, () => ask(path)]),
    ['the customer’s home', () => homeView(services.contextFor(person), customerId)],
  ];
}

function pathsOf(customerId: string): string[] {
  const lists = ['summary', 'achievements', 'badges', 'cashback', 'points'].map(
    (part) => `/customers/${customerId}/${part}`,
  );
  const purchases = [
    `customerId=${customerId}`,
    'externalCustomerId=customer-3',
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
  if (!/^\s*select/i.test(text)) return [];
  const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    parameters as string[],
  );
  const plan = row?.['QUERY PLAN'][0].Plan;
  if (!plan) return [];
  const tables = wholeTables(plan).filter((table) => LARGE.has(table));
  const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  return tables.length > 0 || pages > MOST_PAGES ? [{ read, statement: text, tables, pages }] : [];
}

function wholeTables(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeTables)];
}
