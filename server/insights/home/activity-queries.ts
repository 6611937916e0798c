import { inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { purchaseItems } from '#db/schema/purchases.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { run } from '#db/statement.ts';
import { awardsFrom, type ExplainedAward, traceFrom } from '#server/loyalty/rewards/explanation.ts';
import { workingsByFact } from './cashback-workings.ts';
import type { ActivityView, BadgeView, Deed, Step } from './contract.ts';
import { type FactRow, latestFacts } from './fact-queries.ts';
import { type CatalogEntry, type Cycle, measureOf, shareOf } from './rules.ts';

export type Lines = { readonly first: string; readonly others: number };

/** What is already known of the customer when the feed is made. */
export type Known = {
  readonly entries: readonly CatalogEntry[];
  readonly cycles: readonly Cycle[];
  readonly rungs: readonly {
    readonly view: BadgeView;
    readonly earnedFactId: string | null;
    /** Facts that had earned it when it was taken back. */
    readonly lostFactIds: readonly string[];
  }[];
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
    linesByPurchase(
      db,
      facts.flatMap(({ purchaseId: id }) => id ?? []),
    ),
  ]);
  return facts.map((fact) => {
    const { awards, lost } = told.get(fact.id) ?? { awards: [], lost: [] };
    const moved = points.get(fact.id) ?? NO_POINTS;
    const earning = workings.get(fact.id);
    const earned = deedOf(fact.id, awards, known);
    const did = {
      ...namesOf(earned),
      lost: lostBy(lost, known),
      steps: stepsOf(awards, known.entries),
      points: moved.points,
      cashback: earning?.working ?? null,
      takenBack: {
        ...goneOf(fact.id, earned, known, moved.takenFrom),
        points: moved.takenBack,
        cashback: earning?.refunded ?? 0n,
      },
    };
    return viewOf(fact, did, lines.get(fact.purchaseId ?? '') ?? null);
  });
}

type Moved = { readonly points: number; readonly takenBack: number; readonly takenFrom: readonly string[] };
const NO_POINTS: Moved = { points: 0, takenBack: 0, takenFrom: [] };

const POINTS = `
  select l.fact_id, sum(l.delta)::int as points,
         coalesce(sum(l.delta) filter (where l.is_taken), 0)::int as taken_back,
         coalesce(array_agg(l.achievement_id) filter (where l.is_taken), '{}') as taken_from
    from (select own.fact_id, own.delta, own.achievement_id,
                 own.kind = 'unlock' and exists (
                   select 1 from points_ledger later
                    where later.user_id = own.user_id and later.id > own.id and later.kind = 'revoke'
                      and later.achievement_id = own.achievement_id and later.cycle = own.cycle) as is_taken
            from points_ledger own where own.fact_id = any($1::uuid[])) l
   group by l.fact_id`;

/** What each fact brought, and what of it, from which achievements, the ledger took back later. */
async function pointsByFact(db: Database, factIds: readonly string[]): Promise<Map<string, Moved>> {
  type Row = { fact_id: string; points: number; taken_back: number; taken_from: string[] };
  const rows = await run<Row>(db, POINTS, [factIds]);
  return new Map(
    rows.map((row) => {
      return [row.fact_id, { points: row.points, takenBack: row.taken_back, takenFrom: row.taken_from }];
    }),
  );
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
export function lostBy(subjects: readonly string[], { entries, rungs }: Pick<Known, 'entries' | 'rungs'>): string[] {
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

type Earned = { readonly unlocked: readonly CatalogEntry[]; readonly badges: readonly Known['rungs'][number][] };

/** What the fact earned when it came, though a refund took it back since, and what history gave it later. */
function deedOf(factId: string, awards: readonly ExplainedAward[], { entries, cycles, rungs }: Known): Earned {
  const unlockedIds = new Set([
    ...cycles.filter((cycle) => cycle.unlockedFactId === factId).map((cycle) => cycle.achievementId),
    ...awards.flatMap((award) => (award.kind === 'unlock' ? award.achievementId : [])),
  ]);
  const levels = new Set(awards.flatMap((award) => (award.kind === 'badge' ? award.level : [])));
  return {
    unlocked: entries.filter((entry) => unlockedIds.has(entry.id)),
    badges: rungs.filter(({ earnedFactId, view }) => earnedFactId === factId || levels.has(view.level)),
  };
}

function namesOf({ unlocked, badges: rungs }: Earned): Pick<Deed, 'unlocked' | 'badges'> {
  return { unlocked: unlocked.map(({ name }) => name), badges: rungs.map(({ view }) => view.name) };
}

/** What of it is no more: what another fact reached again since was lost to this one, what moved to another was not. */
function goneOf(
  factId: string,
  { unlocked, badges: rungs }: Earned,
  { cycles }: Known,
  takenFrom: readonly string[],
): Pick<Deed, 'unlocked' | 'badges'> {
  const isGone = ({ id }: CatalogEntry) => {
    const held = cycles.filter(({ achievementId, unlockedAt }) => achievementId === id && unlockedAt !== null);
    return (
      !held.some(({ unlockedFactId }) => unlockedFactId === factId) && (held.length === 0 || takenFrom.includes(id))
    );
  };
  const isLost = ({ view, earnedFactId, lostFactIds }: Known['rungs'][number]) => {
    return earnedFactId !== factId && (view.earnedAt === null || lostFactIds.includes(factId));
  };
  return namesOf({ unlocked: unlocked.filter(isGone), badges: rungs.filter(isLost) });
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
      return { id, occurredAt, did, kind: 'refund', ...money, purchaseId: fact.purchaseId ?? '', lines };
    case 'activity':
      return { id, occurredAt, did, kind: 'activity', name: title };
    case 'adjustment':
      return { id, occurredAt, did, kind: 'adjustment', note: fact.title };
  }
}
