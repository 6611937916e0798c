import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackAttempts, cashbackTransactions } from '#db/schema/cashback.ts';
import { purchases } from '#db/schema/purchases.ts';
import { linesByPurchase } from '#server/insights/home/activity-queries.ts';
import { cashbackSummary } from '#server/insights/home/cashback-queries.ts';
import { workingColumns, workingOf } from '#server/insights/home/cashback-workings.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type {
  CashbackOverview,
  CashbackPage,
  CashbackRow,
  CashbackTab,
  Cursor,
  PaymentTry,
  StatementRow,
} from './contract.ts';
import { creditsOf, paidTo } from './credit-queries.ts';
import { frameFor } from './frame-queries.ts';

const PAGE = 20;
/** More than a person buys in years; a statement is one file. */
const STATEMENT_ROWS = 5_000;

const t = cashbackTransactions;
const KEY = { at: t.createdAt, id: t.id };

// Not in the index that the tabs are counted from; looked up for the few that are reversed.
const isCancelled = sql`(select row.cancelled_at is not null from cashback_transactions row where row.id = ${t.id})`;

/* What a refund took back stands apart, whether it had been paid before or not. */
const IN_TAB: Readonly<Record<Exclude<CashbackTab, 'all'>, SQL>> = {
  waiting: sql`(${t.kind} = 'earn' and ${t.status} in ('pending', 'processing', 'needs_review'))`,
  paid: sql`(${t.kind} = 'earn' and ${t.status} = 'completed')`,
  taken: sql`(${t.kind} = 'clawback' or (${t.status} = 'reversed' and not ${isCancelled}))`,
  failed: sql`(${t.kind} = 'earn' and (${t.status} = 'failed' or (${t.status} = 'reversed' and ${isCancelled})))`,
};

/**
 * What was paid and what is on its way, how many transactions each tab has, and where the money goes. Five queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function cashbackOverview(ctx: Context, userId: string): Promise<CashbackOverview> {
  const { asOf, program } = await frameFor(ctx, userId);
  const [summary, counts, goesTo, credits] = await Promise.all([
    cashbackSummary(ctx.db, userId, program, asOf),
    tabCounts(ctx.db, userId),
    paidTo(ctx.db, userId),
    creditsOf(ctx.db, userId, program.currency),
  ]);
  return { asOf, program, summary, counts, paidTo: goesTo, credits };
}

/** Counted by what they are, and sorted into tabs here: each row is looked at once. */
async function tabCounts(db: Database, userId: string): Promise<CashbackOverview['counts']> {
  const cancelled = sql`count(*) filter (where ${t.status} = 'reversed' and ${isCancelled})`.mapWith(Number);
  const groups = await db
    .select({ kind: t.kind, status: t.status, rows: count(), cancelled })
    .from(t)
    .where(eq(t.userId, userId))
    .groupBy(t.kind, t.status);
  const counts = { all: 0, waiting: 0, paid: 0, taken: 0, failed: 0 };
  for (const { kind, status, rows, cancelled: called } of groups) {
    counts.all += rows;
    if (kind === 'clawback') counts.taken += rows;
    else if (status === 'completed') counts.paid += rows;
    else if (status === 'failed') counts.failed += rows;
    else if (status === 'reversed') {
      counts.failed += called;
      counts.taken += rows - called;
    } else counts.waiting += rows;
  }
  return counts;
}

/**
 * One page of the customer's transactions, newest first, each with its working and every try to pay it. Three queries.
 * @throws Refusal `forbidden`
 */
export async function cashbackPage(
  ctx: Context,
  userId: string,
  { tab, cursor }: { readonly tab: CashbackTab; readonly cursor?: Cursor | null | undefined },
): Promise<CashbackPage> {
  requireMay(ctx.actor, 'cashback.read', { ownerId: userId });
  const page = { limit: PAGE, descending: true, after: cursor ?? null };
  const ofTab = tab === 'all' ? undefined : IN_TAB[tab];
  const rows = await rowsOf(ctx.db, and(eq(t.userId, userId), ofTab, beyond(KEY, page)), page);
  const cut = pageOf(rows, page, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { rows: await completed(ctx.db, cut.rows), next: cut.next };
}

/** The cashback of one purchase as its customer sees it; null where there is none. The caller has asked whose it is. */
export async function cashbackOfPurchase(
  db: Database,
  userId: string,
  purchaseId: string,
): Promise<CashbackRow | null> {
  const isIt = and(eq(t.userId, userId), eq(t.purchaseId, purchaseId), eq(t.kind, 'earn'));
  const rows = await rowsOf(db, isIt, { limit: 1, descending: true, after: null });
  const [row] = await completed(db, rows);
  return row ?? null;
}

/**
 * All transactions for a statement, newest first, 5,000 at most. One query.
 * @throws Refusal `forbidden`
 */
export async function cashbackStatement(ctx: Context, userId: string): Promise<StatementRow[]> {
  requireMay(ctx.actor, 'cashback.read', { ownerId: userId });
  const page = { limit: STATEMENT_ROWS, descending: true, after: null };
  const rows = await rowsOf(ctx.db, eq(t.userId, userId), page);
  return rows.map((row) => {
    const { kind, orderId, boughtAt, createdAt, purchaseAmount, completedAt, cancelledAt } = row;
    return { kind, orderId, boughtAt, createdAt, purchaseAmount, completedAt, cancelledAt, working: workingOf(row) };
  });
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Database, where: SQL | undefined, page: PageRequest) {
  return db
    .select({
      id: t.id,
      kind: t.kind,
      purchaseId: t.purchaseId,
      orderId: purchases.orderId,
      boughtAt: purchases.occurredAt,
      purchaseAmount: t.purchaseAmountMinor,
      opened: t.amountMinor,
      reversed: t.reversedMinor,
      createdAt: t.createdAt,
      nextAttemptAt: t.nextAttemptAt,
      completedAt: t.completedAt,
      failedAt: t.failedAt,
      reversedAt: t.reversedAt,
      cancelledAt: t.cancelledAt,
      ...workingColumns,
    })
    .from(t)
    .innerJoin(purchases, eq(purchases.id, t.purchaseId))
    .leftJoin(badges, eq(badges.id, t.badgeId))
    .where(where)
    .orderBy(...inPageOrder(KEY, page))
    .limit(page.limit + 1);
}

/** Adds what was bought and the tries to the rows of a page. */
async function completed(db: Database, rows: readonly Row[]): Promise<CashbackRow[]> {
  if (rows.length === 0) return [];
  const [lines, tries] = await Promise.all([
    linesByPurchase(
      db,
      rows.map(({ purchaseId }) => purchaseId),
    ),
    triesOf(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => ({
    ...rowOf(row),
    lines: lines.get(row.purchaseId) ?? null,
    tries: tries.get(row.id) ?? [],
  }));
}

function rowOf(row: Row) {
  const { id, kind, purchaseId, orderId, boughtAt, purchaseAmount, opened, reversed } = row;
  const { createdAt, nextAttemptAt, completedAt, failedAt, reversedAt, cancelledAt } = row;
  const what = { id, kind, purchaseId, orderId, boughtAt, purchaseAmount, opened, reversed };
  const when = { createdAt, nextAttemptAt, completedAt, failedAt, reversedAt, cancelledAt };
  return { ...what, ...when, working: workingOf(row) };
}

async function triesOf(db: Database, ids: readonly string[]): Promise<Map<string, PaymentTry[]>> {
  const { transactionId, attempt, outcome, startedAt } = cashbackAttempts;
  const rows = await db
    .select({ transactionId, outcome, at: startedAt })
    .from(cashbackAttempts)
    .where(inArray(transactionId, [...ids]))
    .orderBy(asc(attempt));
  const grouped = Map.groupBy(rows, (row) => row.transactionId);
  return new Map([...grouped].map(([id, tries]) => [id, tries.map(({ at, outcome }) => ({ at, outcome }))]));
}
