/** A draft achievement tried on a history and on a purchase: what the engine says, and how every condition came out. */
import type { AchievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { jsonNumber } from './edge.ts';
import { sceneBefore } from './evaluate.ts';
import { type Examined, examineItem, examineScene } from './examine.ts';
import type { CustomerState, Evaluation, Fact, FoldableFact, PurchaseFact, TraceEntry } from './model.ts';
import { replay } from './replay.ts';
import { compareFacts, emptyState } from './state.ts';
import { catalogAt, type Timeline } from './timeline.ts';

/** Facts of a history that are told of, the newest first. */
const TOLD_FACTS = 20;

/** Where a cycle stands. `progress` may exceed `target`; a number beyond 2^53 is a text. */
export type TriedCycle = {
  readonly cycle: number;
  readonly progress: number | string;
  readonly target: number | string;
  readonly unlockedAt: Date | null;
};

/** A fact of the history, and what the draft made of it. */
export type TriedFact = Omit<TraceEntry, 'subject'> & {
  readonly kind: Fact['kind'];
  readonly id: string;
  readonly occurredAt: Date;
  /** What a purchase was worth, in minor units, and where it was made; null for other facts. */
  readonly bought: { readonly amount: bigint; readonly currency: string; readonly channel: string | null } | null;
};

/** The tried purchase: what came of it, and every condition with what was seen. null: the rule has no such condition. */
export type TriedPurchase = Omit<TraceEntry, 'subject'> & {
  readonly isUnlock: boolean;
  readonly points: number;
  readonly audience: Examined | null;
  readonly where: Examined | null;
  readonly items: readonly { readonly index: number; readonly name: string; readonly examined: Examined }[] | null;
};

export type AchievementTrial = {
  readonly cycles: readonly TriedCycle[];
  readonly facts: readonly TriedFact[];
  readonly purchase: TriedPurchase | null;
};

type Draft = { readonly key: string; readonly definition: AchievementDefinition; readonly timeline: Timeline };

/** Replays the history, with the purchase in its place when there is one. */
export function triedOn(draft: Draft, history: readonly Fact[], purchase: PurchaseFact | null): AchievementTrial {
  const subject = `achievement:${draft.key}`;
  const facts = [...history, ...(purchase ? [purchase] : [])].sort(compareFacts);
  const { state, evaluations } = replay(draft.timeline, facts);
  const evaluation = purchase && evaluations.get(purchase.id);
  return {
    cycles: cyclesOf(draft, state),
    facts: facts
      .flatMap((fact) => toldOf(fact, evaluations.get(fact.id), subject))
      .slice(-TOLD_FACTS)
      .reverse(),
    purchase: purchase && evaluation ? tried(draft, subject, { purchase, evaluation, facts }) : null,
  };
}

function cyclesOf({ key, timeline }: Draft, { cycles }: CustomerState): TriedCycle[] {
  const rows = [...cycles.values()].flat().filter(({ achievementId }) => timeline.keyOf(achievementId) === key);
  return rows.map(({ cycle, progress, target, unlockedAt }) => ({
    cycle,
    progress: jsonNumber(progress),
    target: jsonNumber(target),
    unlockedAt: unlockedAt === null ? null : new Date(unlockedAt),
  }));
}

function toldOf(fact: Fact, evaluation: Evaluation | undefined, subject: string): TriedFact[] {
  const entry = evaluation?.trace.find((one) => one.subject === subject);
  if (!entry) return [];
  const { outcome, reasons } = entry;
  const { kind, id, occurredAt } = fact;
  return [{ kind, id, occurredAt: new Date(occurredAt), bought: boughtIn(fact), outcome, reasons }];
}

function boughtIn(fact: Fact): TriedFact['bought'] {
  if (fact.kind !== 'purchase') return null;
  const { amount, currency, channel } = fact;
  return { amount, currency, channel };
}

type Tried = { readonly purchase: PurchaseFact; readonly evaluation: Evaluation; readonly facts: readonly Fact[] };

function tried(
  { key, definition, timeline }: Draft,
  subject: string,
  { purchase, evaluation, facts }: Tried,
): TriedPurchase {
  const before = facts.slice(0, facts.indexOf(purchase));
  const state = before.length === 0 ? emptyState() : replay(timeline, before).state;
  const scene = sceneBefore(catalogAt(timeline, purchase.occurredAt), state, purchase satisfies FoldableFact);
  const entry = evaluation.trace.find((one) => one.subject === subject);
  const unlock = evaluation.awards.find((award) => award.kind === 'unlock' && award.key === key);
  const { audience, criteria } = definition;
  const where = 'where' in criteria ? criteria.where : undefined;
  const items = 'items' in criteria ? criteria.items : undefined;
  return {
    outcome: entry?.outcome ?? 'none',
    reasons: entry?.reasons ?? [],
    isUnlock: unlock !== undefined,
    points: unlock?.kind === 'unlock' ? unlock.points : 0,
    audience: audience && examineScene(audience, scene),
    where: where ? examineScene(where, scene) : null,
    items: items
      ? purchase.items.map((item) => ({ index: item.index, name: item.name, examined: examineItem(items, item) }))
      : null,
  };
}
