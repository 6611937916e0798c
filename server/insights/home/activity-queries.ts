import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchaseItems } from '#db/schema/purchases.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { awardsFrom, type ExplainedAward, traceFrom } from '#server/loyalty/rewards/explanation.ts';
import { WALLET } from '#server/payments/payouts/wallet.ts';
import { leftOfDebt } from './cashback-queries.ts';
import type { ActivityView, BadgeView, CashbackWorking, Deed, Step, TakenBack } from './contract.ts';
import { type FactRow, latestFacts } from './fact-queries.ts';
import { type CatalogEntry, type Cycle, measureOf, shareOf } from './rules.ts';

export type Lines = { readonly first: string; readonly others: number };

/** What is already known of the customer when the feed is made. */
export type Known = {
  readonly entries: readonly CatalogEntry[];
  readonly cycles: readonly Cycle[];
  readonly rungs: readonly { readonly view: BadgeView; readonly earnedFactId: string | null }[];
};

/** The customer's latest facts, newest first, each with what it did. Five queries. */
export async function recentActivity(db: Database, userId: string, known: Known): Promise<ActivityView[]> {
  return activityOf(db, await latestFacts(db, userId), known);
}

/** Facts, each with what it did. Four queries, however many facts. */
export async function activityOf(db: Database, facts: readonly FactRow[], known: Known): Promise<ActivityView[]> {
  if (facts.length === 0) return [];
  const ids = facts.map((fact) => fact.id);
  const [points, workings, told, lines] = await Promise.all([
    pointsByFact(db, ids),
    workingsByFact(db, ids),
    toldByFact(db, ids),
    linesByPurchase(db, ids),
  ]);
  return facts.map((fact) => {
    const { awards, lost } = told.get(fact.id) ?? { awards: [], lost: [] };
    const did = {
      ...deedOf(fact.id, awards, known),
      lost: lostBy(lost, known),
      steps: stepsOf(awards, known.entries),
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

type Told = { readonly awards: readonly ExplainedAward[]; readonly lost: readonly string[] };

/** What the facts' traces tell: awards, and the subjects a refund took back. */
async function toldByFact(db: Database, factIds: readonly string[]): Promise<Map<string, Told>> {
  const { factId, factKind, awards, trace } = rewardTraces;
  const rows = await db
    .select({ factId, awards, trace: sql<unknown>`case when ${factKind} = 'refund' then ${trace} end` })
    .from(rewardTraces)
    .where(inArray(factId, [...factIds]));
  return new Map(
    rows.map((row) => {
      const lost = traceFrom(row.trace ?? []).filter(({ outcome }) => outcome === 'revoked');
      return [row.factId, { awards: awardsFrom(row.awards), lost: lost.map(({ subject }) => subject) }];
    }),
  );
}

/** Names of the achievements and badges behind `achievement:<key>` and `badge:<level>`. */
function lostBy(subjects: readonly string[], { entries, rungs }: Known): string[] {
  return subjects.flatMap((subject) => {
    const entry = entries.find(({ key }) => subject === `achievement:${key}`);
    const rung = rungs.find(({ view }) => subject === `badge:${view.level}`);
    return entry?.name ?? rung?.view.name ?? [];
  });
}

/** How each purchase is called by what was bought. */
export async function linesByPurchase(db: Database, ids: readonly string[]): Promise<Map<string, Lines>> {
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

/** The cashback of purchases, and what refunds took back of it after it was paid, by the fact that caused it. */
async function workingsByFact(db: Database, ids: readonly string[]): Promise<Map<string, CashbackWorking>> {
  const t = cashbackTransactions;
  const earned = and(inArray(t.purchaseId, [...ids]), eq(t.kind, 'earn'));
  // Said as a text, so that the index of what was taken back is used, which knows no other kind.
  const takenBack = and(inArray(t.refundId, [...ids]), sql`${t.kind} = 'clawback'`);
  const rows = await db
    .select({ factId: sql<string>`coalesce(${t.refundId}, ${t.purchaseId})`, ...workingColumns })
    .from(t)
    .leftJoin(badges, eq(badges.id, t.badgeId))
    .where(or(earned, takenBack));
  return new Map(rows.map(({ factId, ...row }) => [factId, workingOf(row)]));
}

const { amountMinor, reversedMinor, kind, status, provider, completedAt } = cashbackTransactions;

/** From where a clawback was, or is to be, taken; null for what was earned. */
export const takenFrom = sql<TakenBack['from'] | null>`
  case when ${kind} = 'clawback' then case when ${provider} = ${WALLET} then 'credit' else 'cashback' end end`;

/** A transaction with its working; join `badges` for the name. What was taken back before it was paid is off the amount. */
export const workingColumns = {
  amount: sql`${amountMinor} - ${reversedMinor}`.mapWith(amountMinor),
  currency: cashbackTransactions.currency,
  status,
  baseBps: cashbackTransactions.baseBps,
  bonusBps: cashbackTransactions.bonusBps,
  rateBps: cashbackTransactions.rateBps,
  multiplierPct: cashbackTransactions.multiplierPct,
  badgeName: badges.name,
  takenFrom,
  left: sql`case when ${kind} = 'clawback' and ${status} <> 'completed' then ${leftOfDebt} else 0 end`.mapWith(
    amountMinor,
  ),
  settledAt: completedAt,
};

type WorkingRow = Omit<CashbackWorking, 'takenBack'> & {
  readonly takenFrom: TakenBack['from'] | null;
  readonly left: bigint;
  readonly settledAt: Date | null;
};

/** A working from a row of its columns. */
export function workingOf(row: WorkingRow): CashbackWorking {
  const { amount, currency, status, baseBps, bonusBps, rateBps, multiplierPct, badgeName } = row;
  const { takenFrom: from, left, settledAt } = row;
  const takenBack = from && { from, left, settledAt };
  return { amount, currency, status, baseBps, bonusBps, rateBps, multiplierPct, badgeName, takenBack };
}

/** What the fact earned when it came, though a refund took it back since, and what history gave it later. */
function deedOf(
  factId: string,
  awards: readonly ExplainedAward[],
  { entries, cycles, rungs }: Known,
): Pick<Deed, 'unlocked' | 'badges'> {
  const unlockedIds = new Set([
    ...cycles.filter((cycle) => cycle.unlockedFactId === factId).map((cycle) => cycle.achievementId),
    ...awards.flatMap((award) => (award.kind === 'unlock' ? award.achievementId : [])),
  ]);
  const levels = new Set(awards.flatMap((award) => (award.kind === 'badge' ? award.level : [])));
  const earned = rungs.filter(({ earnedFactId, view }) => earnedFactId === factId || levels.has(view.level));
  return {
    unlocked: entries.filter((entry) => unlockedIds.has(entry.id)).map((entry) => entry.name),
    badges: earned.map(({ view }) => view.name),
  };
}

/** Only what is still locked after the fact; a secret achievement is not named before it is unlocked. */
function stepsOf(awards: readonly ExplainedAward[], entries: readonly CatalogEntry[]): Step[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const steps = awards.flatMap((award): Step[] => {
    if (award.kind !== 'progress') return [];
    const { achievementId, after, target } = award;
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
