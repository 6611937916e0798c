import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { FactKind } from '#db/enums.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { purchases } from '#db/schema/purchases.ts';
import { activityOf } from '#server/insights/home/activity-queries.ts';
import { takenFrom } from '#server/insights/home/cashback-workings.ts';
import { latestFacts } from '#server/insights/home/fact-queries.ts';
import { catalogOf, cyclesOf, rungsOf } from '#server/insights/home/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Cursor, FeedFilter, FeedItem, FeedPage, PaymentView } from './contract.ts';
import { frameFor } from './frame-queries.ts';

const PAGE = 20;

const KINDS: Record<FeedFilter, readonly FactKind[]> = {
  all: ['purchase', 'refund', 'activity', 'adjustment'],
  purchases: ['purchase'],
  refunds: ['refund'],
  payments: [],
  others: ['activity', 'adjustment'],
};

/**
 * One page of everything that happened to the customer, newest first: purchases, refunds, activities and adjustments with what
 * each did, and cashback as it was paid. Ten queries, however far back.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function feedPage(
  ctx: Context,
  userId: string,
  { show, cursor }: { readonly show: FeedFilter; readonly cursor?: Cursor | null | undefined },
): Promise<FeedPage> {
  const { asOf, program, programId } = await frameFor(ctx, userId);
  const before = cursor ?? null;
  const kinds = KINDS[show];
  const withPayments = show === 'all' || show === 'payments';
  // A query is asked anew each time it is waited for.
  const asked = Promise.resolve(
    kinds.length > 0 ? latestFacts(ctx.db, userId, { limit: PAGE + 1, kinds, before }) : [],
  );
  // Behind the last fact of the page nothing is shown, so that no payment is looked for there.
  const paid = async () => {
    const since = (await asked)[PAGE]?.occurredAt ?? null;
    return withPayments ? latestPayments(ctx.db, userId, { before, since, isAlone: show === 'payments' }) : [];
  };
  const [facts, payments, entries, cycles, rungs] = await Promise.all([
    asked,
    paid(),
    catalogOf(ctx.db, programId),
    cyclesOf(ctx.db, userId),
    rungsOf(ctx.db, programId, userId),
  ]);
  const shown = newestFirst([...facts, ...payments]).slice(0, PAGE);
  const isShown = new Set(shown.map(({ id }) => id));
  const known = { entries, cycles, rungs: rungs.views };
  const told = await activityOf(
    ctx.db,
    facts.filter(({ id }) => isShown.has(id)),
    known,
  );
  const items: FeedItem[] = newestFirst([...told, ...payments.filter(({ id }) => isShown.has(id))]);
  const last = facts.length + payments.length > PAGE ? items.at(-1) : undefined;
  return { asOf, program, items, next: last ? { at: last.occurredAt, id: last.id } : null };
}

function newestFirst<Item extends { readonly id: string; readonly occurredAt: Date }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => {
    return b.occurredAt.getTime() - a.occurredAt.getTime() || (a.id < b.id ? 1 : -1);
  });
}

type PaymentRequest = {
  readonly before: Cursor | null;
  readonly since: Date | null;
  readonly isAlone: boolean;
};

/** Among purchases, only what was paid later than a day after its own: sooner, the purchase itself tells of it. */
async function latestPayments(db: Database, userId: string, request: PaymentRequest): Promise<PaymentView[]> {
  const { before, since, isAlone } = request;
  const t = cashbackTransactions;
  const isLate = isAlone ? undefined : sql`${t.completedAt} > ${purchases.occurredAt} + interval '1 day'`;
  const earlier = before
    ? sql`(${t.completedAt}, ${t.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`
    : undefined;
  const later = since ? sql`${t.completedAt} >= ${since.toISOString()}::timestamptz` : undefined;
  const rows = await db
    .select({
      id: t.id,
      occurredAt: t.completedAt,
      orderId: purchases.orderId,
      amount: sql`${t.amountMinor} - ${t.reversedMinor}`.mapWith(t.amountMinor),
      currency: t.currency,
      takenFrom,
    })
    .from(t)
    .innerJoin(purchases, eq(purchases.id, t.purchaseId))
    .where(and(eq(t.userId, userId), isNotNull(t.completedAt), earlier, later, isLate))
    .orderBy(desc(t.completedAt), desc(t.id))
    .limit(PAGE + 1);
  return rows.flatMap(({ occurredAt, ...row }) =>
    occurredAt ? [{ ...row, kind: 'payment' as const, occurredAt }] : [],
  );
}
