/** The engine: one fact against the rules in force. No input or output, no clock, no chance (domain: the engine). */
import { roundedDivision } from '#server/kernel/money.ts';
import type { Catalog, CompiledBadge, CountedAchievement } from './catalogue.ts';
import type { Happening } from './cycles.ts';
import { Draft } from './draft.ts';
import { climb, currentBadge } from './ladder.ts';
import type { AdjustmentFact, CustomerState, CycleRow, Evaluation, FoldableFact, PurchaseFact } from './model.ts';
import { price } from './pricing.ts';
import { type Scene, tenureDays } from './scene.ts';
import { catalogAt, type Timeline } from './timeline.ts';
import { countFor, keepUnlocks, readComposite } from './unlocking.ts';

/**
 * What `fact` does to a customer in `state` under `catalog`: the new state, the awards, and why. Facts must come in
 * order; a late fact or a refund needs `replay`. Inputs are never changed.
 */
export function evaluate(catalog: Catalog, state: CustomerState, fact: FoldableFact): Evaluation {
  return evaluateRemaining(catalog, state, { fact, remaining: fact, kept: [] });
}

/** `evaluate` with the catalogue in force at the fact's time. */
export function fold(timeline: Timeline, state: CustomerState, fact: FoldableFact): Evaluation {
  return evaluate(catalogAt(timeline, fact.occurredAt), state, fact);
}

/**
 * A fact within a history that may hold refunds: `remaining` is what is left of it (null when refunded in full), `kept`
 * the unlocks by this fact that a refund may not take back.
 */
export type Occurrence = {
  readonly fact: FoldableFact;
  readonly remaining: FoldableFact | null;
  readonly kept: readonly CycleRow[];
};

/** Evaluates what remains of a fact; gross spending still sees all of it. */
export function evaluateRemaining(catalog: Catalog, state: CustomerState, occurrence: Occurrence): Evaluation {
  const { fact, remaining } = occurrence;
  const draft = new Draft(state, { kind: fact.kind, id: fact.id }, fact.occurredAt);
  if (fact.kind === 'adjustment') return adjust(catalog, state, fact, draft);
  const isLive = unlock(catalog, state, occurrence, draft);
  if (isLive) climb(catalog, draft);
  if (remaining?.kind === 'purchase') draft.tell(CASHBACK, price(catalog, remaining, draft));
  return { state: draft.close(countsAfter(state, remaining)), awards: draft.awards, trace: draft.trace };
}

/**
 * Counted achievements first, then composites, each after its parts. A purchase refunded in full moves composites and
 * badges only where it still unlocks something (gross spending, a kept unlock): the answer says whether it does.
 */
function unlock(catalog: Catalog, state: CustomerState, { fact, remaining, kept }: Occurrence, draft: Draft): boolean {
  const held = currentBadge(catalog, state.badges);
  const scene = sceneOf(catalog, state, remaining ?? fact, held);
  const gross = remaining === fact ? scene : sceneOf(catalog, state, fact, held);
  const happen = happeningsOf(draft, scene.local.day, held);
  for (const achievement of achievementsOn(catalog, fact)) {
    const seen = achievement.isGross ? gross : remaining && scene;
    if (seen) draft.tell(achievement, countFor(catalog, achievement, seen, happen(achievement.points), draft));
    keepUnlocks(achievement, kept, draft);
  }
  const isLive = remaining !== null || draft.hasUnlocked || kept.length > 0;
  for (const composite of catalog.composites) {
    if (isLive) draft.tell(composite, readComposite(composite, scene, happen(composite.points), draft));
    keepUnlocks(composite, kept, draft);
  }
  return isLive;
}

const CASHBACK = { subject: 'cashback' };

function adjust(catalog: Catalog, state: CustomerState, { points }: AdjustmentFact, draft: Draft): Evaluation {
  draft.points += points;
  draft.awards.push({ kind: 'points', fact: draft.fact, version: 0, achievementId: null, cycle: null, points });
  climb(catalog, draft);
  return { state: draft.close(state), awards: draft.awards, trace: draft.trace };
}

const NONE: readonly CountedAchievement[] = [];

function achievementsOn(catalog: Catalog, fact: FoldableFact): readonly CountedAchievement[] {
  if (fact.kind === 'purchase') return catalog.onPurchase;
  return fact.kind === 'activity' ? (catalog.onActivity.get(fact.name) ?? NONE) : NONE;
}

/** What the conditions of the rules in force see of a fact that comes to a customer in this state. */
export function sceneBefore(catalog: Catalog, state: CustomerState, fact: FoldableFact): Scene {
  return sceneOf(catalog, state, fact, currentBadge(catalog, state.badges));
}

function sceneOf(catalog: Catalog, state: CustomerState, fact: FoldableFact, held: CompiledBadge | null): Scene {
  const local = catalog.zone.at(fact.occurredAt);
  return {
    at: fact.occurredAt,
    purchase: fact.kind === 'purchase' ? fact : null,
    activity: fact.kind === 'activity' ? fact : null,
    state,
    badgeLevel: held?.level ?? 0,
    local,
    tenureDays: tenureDays(catalog.zone, state, local.day),
  };
}

/** What an unlock by this fact would record; points are multiplied by the badge held before it, rounded half up. */
function happeningsOf({ at, fact }: Draft, day: number, held: CompiledBadge | null): (points: number) => Happening {
  const pct = held?.pointsPct ?? 100;
  const multiplied = (points: number) =>
    pct === 100 ? points : Number(roundedDivision(BigInt(points) * BigInt(pct), 100n, 'half_up'));
  return (points) => ({ at, day, fact, points: multiplied(points) });
}

function countsAfter(
  state: CustomerState,
  remaining: FoldableFact | null,
): Pick<CustomerState, 'purchaseCount' | 'firstFactAt'> {
  if (remaining === null) return state;
  const isPurchase = (fact: FoldableFact): fact is PurchaseFact => fact.kind === 'purchase';
  return {
    purchaseCount: state.purchaseCount + (isPurchase(remaining) ? 1 : 0),
    firstFactAt: state.firstFactAt ?? remaining.occurredAt,
  };
}
