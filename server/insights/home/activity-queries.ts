import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchaseItems } from '#db/schema/purchases.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { type ExplainedProgress, progressIn } from '#server/loyalty/rewards/explanation.ts';
import type { ActivityView, BadgeView, CashbackWorking, Deed, Step } from './contract.ts';
import { type FactRow, latestFacts } from './fact-queries.ts';
import { type CatalogEntry, type Cycle, measureOf, shareOf } from './rules.ts';

type Lines = { readonly first: string; readonly others: number };

/** What is already known of the customer when the feed is made. */
export type Known = {
  readonly entries: readonly CatalogEntry[];
  readonly cycles: readonly Cycle[];
  readonly rungs: readonly { readonly view: BadgeView; readonly earnedFactId: string | null }[];
};

/** The customer's latest facts, newest first, each with what it did. Five queries. */
export async function recentActivity(db: Database, userId: string, known: Known): Promise<ActivityView[]> {
  const facts = await latestFacts(db, userId);
  if (facts.length === 0) return [];
  const ids = facts.map((fact) => fact.id);
  const [points, workings, progress, lines] = await Promise.all([
    pointsByFact(db, ids),
    workingsByPurchase(db, ids),
    progressByFact(db, ids),
    linesByPurchase(db, ids),
  ]);
  return facts.map((fact) => {
    const did = {
      ...deedOf(fact.id, known),
      steps: stepsOf(progress.get(fact.id) ?? [], known.entries),
      points: points.get(fact.id) ?? 0,
      cashback: workings.get(fact.id) ?? null,
    };
    return viewOf(fact, did, lines.get(fact.id) ?? null);
  });
}

async function pointsByFact(db: Database, factIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ factId: pointsLedger.factId, points: sql`sum(${pointsLedger.delta})`.mapWith(Number) })
    .from(pointsLedger)
    .where(inArray(pointsLedger.factId, [...factIds]))
    .groupBy(pointsLedger.factId);
  return new Map(rows.map((row) => [row.factId, row.points]));
}

/** The progress awards of the facts' traces. */
async function progressByFact(db: Database, factIds: readonly string[]): Promise<Map<string, ExplainedProgress[]>> {
  const rows = await db
    .select({
      factId: rewardTraces.factId,
      awards: rewardTraces.awards,
    })
    .from(rewardTraces)
    .where(inArray(rewardTraces.factId, [...factIds]));
  return new Map(rows.map((row) => [row.factId, progressIn(row.awards)]));
}

async function linesByPurchase(db: Database, ids: readonly string[]): Promise<Map<string, Lines>> {
  const i = purchaseItems;
  const rows = await db
    .select({
      purchaseId: i.purchaseId,
      first: sql<string>`(array_agg(${i.name} order by ${i.index}))[1]`,
      others: sql`count(*) - 1`.mapWith(Number),
    })
    .from(i)
    .where(inArray(i.purchaseId, [...ids]))
    .groupBy(i.purchaseId);
  return new Map(rows.map(({ purchaseId, ...lines }) => [purchaseId, lines]));
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

/** Only what is still locked after the fact; a secret achievement is not named before it is unlocked. */
function stepsOf(progress: readonly ExplainedProgress[], entries: readonly CatalogEntry[]): Step[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const steps = progress.flatMap(({ achievementId, after, target }): Step[] => {
    const entry = byId.get(achievementId);
    if (!entry || entry.visibility === 'secret' || after >= target) return [];
    return [{ name: entry.name, have: after, need: target, measure: measureOf(entry.criteria) }];
  });
  return steps.sort((a, b) => shareOf(b.have, b.need) - shareOf(a.have, a.need));
}

function viewOf(fact: FactRow, did: Deed, lines: Lines | null): ActivityView {
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
        lines,
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
