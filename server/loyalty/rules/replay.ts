/** A customer's whole history, folded from nothing (domain: the engine; decision 1). */
import { difference } from './difference.ts';
import { progressReason } from './draft.ts';
import { evaluateRemaining } from './evaluate.ts';
import type {
  CustomerState,
  CycleRow,
  Evaluation,
  Fact,
  FoldableFact,
  PurchaseFact,
  RefundFact,
  TraceEntry,
  TraceOutcome,
} from './model.ts';
import { remainderOf } from './remainder.ts';
import { compareFacts, emptyState } from './state.ts';
import { catalogAt, type Timeline } from './timeline.ts';

/** `evaluations` by the id of the fact: each as it was when its turn came, before later refunds. */
export type Replay = { readonly state: CustomerState; readonly evaluations: ReadonlyMap<string, Evaluation> };

/**
 * Folds facts, given in any order, by (time, id). At a refund the state is rebuilt without the refunded part; unlocks
 * of achievements that keep them stay. The result depends on the set of facts only.
 */
export function replay(timeline: Timeline, facts: readonly Fact[]): Replay {
  const history = new History(timeline);
  const evaluations = new Map<string, Evaluation>();
  for (const fact of [...facts].sort(compareFacts)) evaluations.set(fact.id, history.take(fact));
  return { state: history.state, evaluations };
}

/** The facts taken so far, each with the state after it, so that a rebuild starts at the refunded purchase. */
class History {
  state: CustomerState = emptyState();
  readonly #timeline: Timeline;
  readonly #facts: FoldableFact[] = [];
  readonly #states: CustomerState[] = [];
  readonly #placeOf = new Map<string, number>();
  readonly #refundsOf = new Map<string, RefundFact[]>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  take(fact: Fact): Evaluation {
    if (fact.kind === 'refund') return this.#refund(fact);
    const place = this.#facts.push(fact) - 1;
    this.#placeOf.set(fact.id, place);
    const evaluation = this.#evaluate(fact, this.state, []);
    this.#states[place] = evaluation.state;
    this.state = evaluation.state;
    return evaluation;
  }

  #refund(fact: RefundFact): Evaluation {
    const before = this.state;
    this.#refundsOf.set(fact.purchaseId, [...(this.#refundsOf.get(fact.purchaseId) ?? []), fact]);
    const place = this.#placeOf.get(fact.purchaseId);
    const rebuilt = place === undefined ? before : this.#rebuildFrom(place);
    this.state = { ...rebuilt, lastFact: { at: fact.occurredAt, id: fact.id } };
    return { state: this.state, awards: [], trace: this.#told(before, this.state) };
  }

  #rebuildFrom(place: number): CustomerState {
    const kept = this.#keptSince(place);
    let state = this.#states[place - 1] ?? emptyState();
    for (const [offset, fact] of this.#facts.slice(place).entries()) {
      state = this.#evaluate(fact, state, kept.get(fact.id) ?? []).state;
      this.#states[place + offset] = state;
    }
    return state;
  }

  #evaluate(fact: FoldableFact, state: CustomerState, kept: readonly CycleRow[]): Evaluation {
    const remaining = fact.kind === 'purchase' ? this.#remainder(fact) : fact;
    return evaluateRemaining(catalogAt(this.#timeline, fact.occurredAt), state, { fact, remaining, kept });
  }

  #remainder(purchase: PurchaseFact): PurchaseFact | null {
    const refunds = this.#refundsOf.get(purchase.id);
    return refunds ? remainderOf(purchase, refunds) : purchase;
  }

  /** Unlocks that must survive a rebuild from `place` on, by the fact that caused them. */
  #keptSince(place: number): Map<string, CycleRow[]> {
    const kept = new Map<string, CycleRow[]>();
    if (!this.#timeline.keepsAny) return kept;
    for (const row of [...this.state.cycles.values()].flat()) {
      const { unlockedBy } = row;
      if (unlockedBy === null || !this.#timeline.keepsUnlocks(row.achievementId, row.version)) continue;
      if ((this.#placeOf.get(unlockedBy.id) ?? -1) < place) continue;
      kept.set(unlockedBy.id, [...(kept.get(unlockedBy.id) ?? []), row]);
    }
    return kept;
  }

  /** What the refund took back, and what it would have taken had it not been kept. */
  #told(before: CustomerState, after: CustomerState): TraceEntry[] {
    const { cycles, unlocks, badges } = difference(before, after);
    const tell = (held: CycleRow, outcome: TraceOutcome): TraceEntry => {
      const left = after.cycles.get(held.achievementId)?.find((row) => row.cycle === held.cycle)?.progress ?? 0n;
      const subject = `achievement:${this.#timeline.keyOf(held.achievementId)}`;
      return { subject, outcome, reasons: [progressReason(held.target, left)] };
    };
    const kept = cycles.changed.filter((row) => row.unlockedAt !== null && row.progress < row.target);
    return [
      ...unlocks.lost.map((row) => tell(row, 'revoked')),
      ...kept.map((row) => tell(row, 'kept')),
      ...badges.lost.map(({ level }): TraceEntry => ({ subject: `badge:${level}`, outcome: 'revoked', reasons: [] })),
    ];
  }
}
