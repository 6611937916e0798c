import { and, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import type { FactKind, PurchaseStatus } from '#db/enums.ts';
import { activities } from '#db/schema/activities.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';

/** How many facts the home page shows. */
const SHOWN = 6;
const ALL_KINDS: readonly FactKind[] = ['purchase', 'refund', 'activity', 'adjustment'];

/** Which facts are asked for: how many, of which kinds, and before which place in time. */
export type FactRequest = {
  readonly limit: number;
  readonly kinds: readonly FactKind[];
  readonly before: { readonly at: Date; readonly id: string } | null;
};

const LATEST: FactRequest = { limit: SHOWN, kinds: ALL_KINDS, before: null };

const amount = (value: string): bigint | null => BigInt(value);
const instant = (value: string): Date => new Date(value);

/** A fact of any kind as the feed needs it: `title` is an order, an activity's name, or an adjustment's note. */
export type FactRow = {
  id: string;
  kind: FactKind;
  occurredAt: Date;
  title: string | null;
  amount: bigint | null;
  currency: string | null;
  status: PurchaseStatus | null;
  isRewarded: boolean;
  /** Of a purchase itself, of a refund the one it belongs to. */
  purchaseId: string | null;
};

/** The customer's latest facts, newest first; cancelled purchases are no facts. One query. */
export function latestFacts(db: Database, userId: string, request = LATEST): Promise<FactRow[]> {
  const [purchased, returned] = [bought(db, userId, request), refunded(db, userId, request)];
  return unionAll(purchased, returned, active(db, userId, request), adjusted(db, userId, request))
    .orderBy(sql`3 desc`, sql`1 desc`)
    .limit(request.limit);
}

/** Of a kind that is asked for, and earlier than where the page before ended. */
function wanted(kind: FactKind, at: PgColumn, id: PgColumn, { kinds, before }: FactRequest): SQL | undefined {
  if (!kinds.includes(kind)) return sql`false`;
  return before ? sql`(${at}, ${id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)` : undefined;
}

function bought(db: Database, userId: string, request: FactRequest) {
  const p = purchases;
  return db
    .select({
      ...head(p.id, 'purchase', p.occurredAt),
      title: sql<string | null>`${p.orderId}`.as('title'),
      amount: sql`${p.amountMinor}`.mapWith(amount).as('amount'),
      currency: sql<string | null>`${p.currency}`.as('currency'),
      status: sql<PurchaseStatus | null>`${p.status}`.as('status'),
      isRewarded: sql<boolean>`${p.processedForLoyalty}`.as('is_rewarded'),
      purchaseId: sql<string | null>`${p.id}`.as('purchase_id'),
    })
    .from(p)
    .where(and(eq(p.userId, userId), ne(p.status, 'cancelled'), wanted('purchase', p.occurredAt, p.id, request)))
    .orderBy(desc(p.occurredAt), desc(p.id))
    .limit(request.limit);
}

function refunded(db: Database, userId: string, request: FactRequest) {
  const r = refunds;
  return db
    .select({
      ...head(r.id, 'refund', r.occurredAt),
      title: sql<string | null>`${purchases.orderId}`.as('title'),
      amount: sql`${r.amountMinor}`.mapWith(amount).as('amount'),
      currency: sql<string | null>`${purchases.currency}`.as('currency'),
      status: sql<PurchaseStatus | null>`null::text`.as('status'),
      isRewarded: sql<boolean>`${r.processedForLoyalty}`.as('is_rewarded'),
      purchaseId: sql<string | null>`${r.purchaseId}`.as('purchase_id'),
    })
    .from(r)
    .innerJoin(purchases, eq(purchases.id, r.purchaseId))
    .where(and(eq(r.userId, userId), wanted('refund', r.occurredAt, r.id, request)))
    .orderBy(desc(r.occurredAt), desc(r.id))
    .limit(request.limit);
}

function active(db: Database, userId: string, request: FactRequest) {
  const a = activities;
  return db
    .select({
      ...head(a.id, 'activity', a.occurredAt),
      title: sql<string | null>`${a.name}`.as('title'),
      ...noMoney(),
      isRewarded: sql<boolean>`${a.processedForLoyalty}`.as('is_rewarded'),
      purchaseId: sql<string | null>`null::uuid`.as('purchase_id'),
    })
    .from(a)
    .where(and(eq(a.userId, userId), wanted('activity', a.occurredAt, a.id, request)))
    .orderBy(desc(a.occurredAt), desc(a.id))
    .limit(request.limit);
}

function adjusted(db: Database, userId: string, request: FactRequest) {
  const l = pointsLedger;
  return db
    .select({
      ...head(l.id, 'adjustment', l.occurredAt),
      title: sql<string | null>`${l.note}`.as('title'),
      ...noMoney(),
      isRewarded: sql<boolean>`true`.as('is_rewarded'),
      purchaseId: sql<string | null>`null::uuid`.as('purchase_id'),
    })
    .from(l)
    .where(and(eq(l.userId, userId), eq(l.kind, 'adjustment'), wanted('adjustment', l.occurredAt, l.id, request)))
    .orderBy(desc(l.occurredAt), desc(l.id))
    .limit(request.limit);
}

function head(id: PgColumn, kind: FactKind, occurredAt: PgColumn) {
  return {
    id: sql<string>`${id}`.as('id'),
    kind: sql<FactKind>`${kind}::text`.as('kind'),
    occurredAt: sql`${occurredAt}`.mapWith(instant).as('occurred_at'),
  };
}

function noMoney() {
  return {
    amount: sql`null::bigint`.mapWith(amount).as('amount'),
    currency: sql<string | null>`null::text`.as('currency'),
    status: sql<PurchaseStatus | null>`null::text`.as('status'),
  };
}
