import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import type { FactKind, PurchaseStatus } from '#db/enums.ts';
import { activities } from '#db/schema/activities.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';

/** How many facts the feed shows. */
const SHOWN = 6;

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
};

/** The customer's latest facts of all kinds, newest first; cancelled purchases are no facts. One query. */
export function latestFacts(db: Database, userId: string): Promise<FactRow[]> {
  return unionAll(bought(db, userId), refunded(db, userId), active(db, userId), adjusted(db, userId))
    .orderBy(sql`3 desc`, sql`1 desc`)
    .limit(SHOWN);
}

function bought(db: Database, userId: string) {
  const p = purchases;
  return db
    .select({
      ...head(p.id, 'purchase', p.occurredAt),
      title: sql<string | null>`${p.orderId}`.as('title'),
      amount: sql`${p.amountMinor}`.mapWith(amount).as('amount'),
      currency: sql<string | null>`${p.currency}`.as('currency'),
      status: sql<PurchaseStatus | null>`${p.status}`.as('status'),
      isRewarded: sql<boolean>`${p.processedForLoyalty}`.as('is_rewarded'),
    })
    .from(p)
    .where(and(eq(p.userId, userId), ne(p.status, 'cancelled')))
    .orderBy(desc(p.occurredAt), desc(p.id))
    .limit(SHOWN);
}

function refunded(db: Database, userId: string) {
  const r = refunds;
  return db
    .select({
      ...head(r.id, 'refund', r.occurredAt),
      title: sql<string | null>`${purchases.orderId}`.as('title'),
      amount: sql`${r.amountMinor}`.mapWith(amount).as('amount'),
      currency: sql<string | null>`${purchases.currency}`.as('currency'),
      status: sql<PurchaseStatus | null>`null::text`.as('status'),
      isRewarded: sql<boolean>`${r.processedForLoyalty}`.as('is_rewarded'),
    })
    .from(r)
    .innerJoin(purchases, eq(purchases.id, r.purchaseId))
    .where(eq(r.userId, userId))
    .orderBy(desc(r.occurredAt), desc(r.id))
    .limit(SHOWN);
}

function active(db: Database, userId: string) {
  const a = activities;
  return db
    .select({
      ...head(a.id, 'activity', a.occurredAt),
      title: sql<string | null>`${a.name}`.as('title'),
      ...noMoney(),
      isRewarded: sql<boolean>`${a.processedForLoyalty}`.as('is_rewarded'),
    })
    .from(a)
    .where(eq(a.userId, userId))
    .orderBy(desc(a.occurredAt), desc(a.id))
    .limit(SHOWN);
}

function adjusted(db: Database, userId: string) {
  const l = pointsLedger;
  return db
    .select({
      ...head(l.id, 'adjustment', l.occurredAt),
      title: sql<string | null>`${l.note}`.as('title'),
      ...noMoney(),
      isRewarded: sql<boolean>`true`.as('is_rewarded'),
    })
    .from(l)
    .where(and(eq(l.userId, userId), eq(l.kind, 'adjustment')))
    .orderBy(desc(l.occurredAt), desc(l.id))
    .limit(SHOWN);
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
