import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/client.ts';
import { reevaluations } from '#db/schema/reevaluations.ts';
import { rewardTraces } from '#db/schema/rewards.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { awardsFrom, type ExplainedAward, traceFrom } from '#server/loyalty/rewards/explanation.ts';
import { loadCatalogs } from '#server/loyalty/rewards/load-catalogs.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import type { Award } from '#server/loyalty/rules/model.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { compareFacts } from '#server/loyalty/rules/state.ts';
import type { AchievementStory, SeenComparison } from './contract.ts';
import { factLines } from './fact-line-queries.ts';

/** How many facts a drawer lists, and among how many of the latest those that did not count are looked for. */
const LISTED = 5;
const LOOKED_AT = 20;
/** The history of a customer with more purchases is not replayed while somebody waits. */
const MOST_REPLAYED = 2_000;

type About = { readonly programId: string; readonly achievementId: string; readonly key: string };
type Considered = Pick<AchievementStory, 'counted' | 'missed'>;
type Moved = { readonly factId: string; readonly before: bigint; readonly after: bigint };
type Missed = { readonly factId: string; readonly reasons: readonly SeenComparison[] };
/** What facts did to one achievement, the latest first. */
type Explained = { readonly moved: readonly Moved[]; readonly missed: readonly Missed[] };

/**
 * What counted towards an achievement and what did not, the latest of each: as the traces say that were written with the facts.
 * A rule that was published for all of history has none of older facts; then the history is replayed, which says the same as
 * what was applied (domain, invariant 6).
 */
export async function consideredFacts(ctx: Context, userId: string, about: About): Promise<Considered> {
  const isReplayed = await wasPublishedForHistory(ctx.db, userId, about);
  const { moved, missed } = isReplayed ? await replayed(ctx, userId, about) : await traced(ctx.db, userId, about);
  const lines = await factLines(
    ctx.db,
    userId,
    [...moved, ...missed].map(({ factId }) => factId),
  );
  return {
    counted: moved.flatMap(({ factId, before, after }) => {
      const fact = lines.get(factId);
      return fact ? [{ fact, before, after }] : [];
    }),
    missed: missed.flatMap(({ factId, reasons }) => {
      const fact = lines.get(factId);
      return fact ? [{ fact, reasons }] : [];
    }),
  };
}

async function wasPublishedForHistory(db: Database, userId: string, { programId, key }: About): Promise<boolean> {
  const r = reevaluations;
  const isIts = and(eq(r.programId, programId), eq(r.subject, 'achievement'), eq(r.subjectKey, key));
  const [applied] = await db
    .select({ purchases: users.purchaseCount })
    .from(r)
    .innerJoin(users, eq(users.id, userId))
    .where(and(isIts, eq(r.step, 'apply')))
    .limit(1);
  return applied !== undefined && applied.purchases <= MOST_REPLAYED;
}

async function traced(db: Database, userId: string, { achievementId, key }: About): Promise<Explained> {
  const t = rewardTraces;
  const isMoved = and(eq(t.userId, userId), sql`${t.awards}::text like ${`%"${achievementId}"%`}`);
  const [movedBy, latest] = await Promise.all([
    db.select().from(t).where(isMoved).orderBy(desc(t.id)).limit(LISTED),
    db.select().from(t).where(eq(t.userId, userId)).orderBy(desc(t.id)).limit(LOOKED_AT),
  ]);
  const moved = movedBy.flatMap(({ factId, awards }) => movedIn(factId, awardsFrom(awards), achievementId));
  const missed = latest.flatMap(({ factId, trace }) => missedIn(factId, traceFrom(trace), key));
  return { moved, missed: missed.slice(0, LISTED) };
}

function replayed(ctx: Context, userId: string, about: About): Promise<Explained> {
  return ctx.db.transaction((tx) => replayedIn(tx, userId, about), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function replayedIn(tx: Tx, userId: string, { programId, achievementId, key }: About): Promise<Explained> {
  const catalog = (await loadCatalogs(tx, [programId], new Map())).get(programId);
  if (!catalog) throw new Error(`there is no program ${programId}`);
  const facts = (await loadHistory(tx, [userId])).get(userId) ?? [];
  const { evaluations } = replay(catalog.timeline, facts);
  const latest = facts
    .toSorted(compareFacts)
    .reverse()
    .flatMap(({ id }) => {
      const evaluation = evaluations.get(id);
      return evaluation ? [{ factId: id, ...evaluation }] : [];
    });
  const moved = latest.flatMap(({ factId, awards }) => movedIn(factId, awards, achievementId));
  const missed = latest.slice(0, LOOKED_AT).flatMap(({ factId, trace }) => missedIn(factId, trace, key));
  return { moved: moved.slice(0, LISTED), missed: missed.slice(0, LISTED) };
}

function movedIn(factId: string, awards: readonly (Award | ExplainedAward)[], achievementId: string): Moved[] {
  const award = awards.find((one) => one.kind === 'progress' && one.achievementId === achievementId);
  return award?.kind === 'progress' ? [{ factId, before: award.before, after: award.after }] : [];
}

type Line = { readonly subject: string; readonly outcome: string; readonly reasons: readonly unknown[] };

function missedIn(factId: string, trace: readonly Line[], key: string): Missed[] {
  const line = trace.find(({ subject, outcome }) => subject === `achievement:${key}` && outcome === 'not_matched');
  return line ? [{ factId, reasons: line.reasons as SeenComparison[] }] : [];
}
