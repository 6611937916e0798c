import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { type PgColumn, unionAll } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import type { FactKind, PurchaseStatus } from '#db/enums.ts';
import { activities } from '#db/schema/activities.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchases } from '#db/schema/purchases.ts';
import { refunds } from '#db/schema/refunds.ts';
import type { ActivityView, BadgeView, CashbackWorking, Deed } from './contract.ts';
import type { CatalogEntry, Cycle } from './rules.ts';

const SHOWN = 8;

const amount = (value: string): bigint | null => BigInt(value);
const instant = (value: string): Date => new Date(value);

/** What is already known of the customer when the feed is made. */
export type Known = {
  readonly entries: readonly CatalogEntry[];
  readonly cycles: readonly Cycle[];
  readonly rungs: readonly { readonly view: BadgeView; readonly earnedFactId: string | null }[];
};

type FactRow = {
  id: string;
  kind: FactKind;
  occurredAt: Date;
  title: string | null;
  amount: bigint | null;
  currency: string | null;
  status: PurchaseStatus | null;
  isRewarded: boolean;
};

/** The customer's latest facts, newest first, each with what it did. Three queries. */
export async function recentActivity(db: Database, userId: string, known: Known): Promise<ActivityView[]> {
  const facts = await latestFacts(db, userId);
  if (facts.length === 0) return [];
  const ids = facts.map((fact) => fact.id);
  const [points, workings] = await Promise.all([pointsByFact(db, ids), workingsByPurchase(db, ids)]);
  return facts.map((fact) =>
    viewOf(fact, {
      ...deedOf(fact.id, known),
      points: points.get(fact.id) ?? 0,
      cashback: workings.get(fact.id) ?? null,
    }),
  );
}

function latestFacts(db: Database, userId: string): Promise<FactRow[]> {
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

async function pointsByFact(db: Database, factIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ factId: pointsLedger.factId, points: sql`sum(${pointsLedger.delta})`.mapWith(Number) })
    .from(pointsLedger)
    .where(inArray(pointsLedger.factId, [...factIds]))
    .groupBy(pointsLedger.factId);
  return new Map(rows.map((row) => [row.factId, row.points]));
}

async function workingsByPurchase(db: Database, ids: readonly string[]): Promise<Map<string, CashbackWorking>> {
  const t = cashbackTransactions;
  const rows = await db
    .select({
      purchaseId: t.purchaseId,
      amount: sql`${t.amountMinor} - ${t.reversedMinor}`.mapWith(t.amountMinor),
      currency: t.currency,
      status: t.status,
      baseBps: t.baseBps,
      bonusBps: t.bonusBps,
      rateBps: t.rateBps,
      multiplierPct: t.multiplierPct,
      badgeName: badges.name,
    })
    .from(t)
    .leftJoin(badges, eq(badges.id, t.badgeId))
    .where(and(inArray(t.purchaseId, [...ids]), eq(t.kind, 'earn')));
  return new Map(rows.map(({ purchaseId, ...working }) => [purchaseId, working]));
}

function deedOf(factId: string, { entries, cycles, rungs }: Known): Pick<Deed, 'unlocked' | 'badges'> {
  const unlockedIds = new Set(
    cycles.filter((cycle) => cycle.unlockedFactId === factId).map((cycle) => cycle.achievementId),
  );
  return {
    unlocked: entries.filter((entry) => unlockedIds.has(entry.id)).map((entry) => entry.name),
    badges: rungs.filter((rung) => rung.earnedFactId === factId).map((rung) => rung.view.name),
  };
}

function viewOf(fact: FactRow, did: Deed): ActivityView {
  const { id, occurredAt } = fact;
  const title = fact.title ?? '';
  const money = { orderId: title, amount: fact.amount ?? 0n, currency: fact.currency ?? '' };
  switch (fact.kind) {
    case 'purchase':
      return {
        id,
        occurredAt,
        did,
        kind: 'purchase',
        ...money,
        status: fact.status ?? 'pending',
        isRewarded: fact.isRewarded,
      };
    case 'refund':
      return { id, occurredAt, did, kind: 'refund', ...money };
    case 'activity':
      return { id, occurredAt, did, kind: 'activity', name: title };
    case 'adjustment':
      return { id, occurredAt, did, kind: 'adjustment', note: fact.title };
  }
}
