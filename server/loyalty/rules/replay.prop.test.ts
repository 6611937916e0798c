import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from './difference.ts';
import { fold } from './evaluate.ts';
import type { CustomerState, CycleRow, Fact, FoldableFact, JsonValue } from './model.ts';
import { replay } from './replay.ts';
import { cycleRows, emptyState, needsReplay, stateFromRows } from './state.ts';
import { randomCatalogue } from './testing/random-catalogues.ts';
import { foldableHistory, history } from './testing/random-histories.ts';
import { compileTimeline, type Timeline } from './timeline.ts';

const RUNS = { numRuns: 500 };

const foldAll = (
  timeline: Timeline,
  facts: readonly FoldableFact[],
  from: CustomerState = emptyState(),
): CustomerState => facts.reduce((state, fact) => fold(timeline, state, fact).state, from);

/** A state as the database gives it back: rows in any order, memos with their keys in another order. */
function throughRows(state: CustomerState): CustomerState {
  const { cycles: _cycles, badges, ...head } = state;
  return stateFromRows(head, cycleRows(state).toReversed().map(throughJson), badges.toReversed());
}

function throughJson(row: CycleRow): CycleRow {
  const memo = JSON.parse(JSON.stringify(row.memo)) as JsonValue;
  if (typeof memo !== 'object' || memo === null || Array.isArray(memo)) return { ...row, memo };
  return { ...row, memo: Object.fromEntries(Object.entries(memo).toReversed()) };
}

/** What the pipeline does with facts as they arrive: fold what comes in time and whole, replay everything else. */
function arriving(timeline: Timeline, facts: readonly Fact[]): CustomerState {
  let state = emptyState();
  for (const [index, fact] of facts.entries()) {
    const isRefunded = facts.slice(0, index).some((other) => other.kind === 'refund' && other.purchaseId === fact.id);
    if (fact.kind === 'refund' || isRefunded || needsReplay(state, fact))
      state = replay(timeline, facts.slice(0, index + 1)).state;
    else state = fold(timeline, state, fact).state;
  }
  return state;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  for (const part of parts) frozen(part);
  return Object.freeze(value);
}

describe('under random catalogues', () => {
  it('folding facts one by one equals replaying them all', () => {
    fc.assert(
      fc.property(randomCatalogue, foldableHistory, (catalogue, facts) => {
        const timeline = compileTimeline(catalogue);
        expect(foldAll(timeline, facts)).toEqual(replay(timeline, facts).state);
      }),
      RUNS,
    );
  });

  it('the order in which facts arrive does not matter', () => {
    const permuted = history.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts], { minLength: facts.length })),
    );
    fc.assert(
      fc.property(randomCatalogue, permuted, (catalogue, [facts, order]) => {
        const timeline = compileTimeline(catalogue);
        expect(arriving(timeline, order)).toEqual(replay(timeline, facts).state);
      }),
      RUNS,
    );
  });

  it('a state that went through the database folds on as if it had not', () => {
    fc.assert(
      fc.property(randomCatalogue, foldableHistory, fc.nat(), (catalogue, facts, cut) => {
        const timeline = compileTimeline(catalogue);
        const half = cut % (facts.length + 1);
        const stored = throughRows(foldAll(timeline, facts.slice(0, half)));
        const resumed = foldAll(timeline, facts.slice(half), stored);
        const changes = difference(resumed, foldAll(timeline, facts));
        expect(changes.cycles).toEqual({ changed: [], removed: [] });
        expect(changes).toMatchObject({ points: 0, isHeadChanged: false, badges: { gained: [], lost: [], moved: [] } });
      }),
      RUNS,
    );
  });

  it('no evaluation changes what it was given', () => {
    fc.assert(
      fc.property(randomCatalogue, foldableHistory, (catalogue, facts) => {
        const timeline = compileTimeline(catalogue);
        let state = emptyState();
        for (const fact of facts) {
          const before = structuredClone(state);
          const next = fold(timeline, frozen(state), frozen(fact)).state;
          expect(state).toEqual(before);
          state = next;
        }
      }),
      RUNS,
    );
  });

  it('the points of a customer are those of the unlocks that stand and of the adjustments', () => {
    fc.assert(
      fc.property(randomCatalogue, history, (catalogue, facts) => {
        const { state } = replay(compileTimeline(catalogue), facts);
        const given = facts.map((fact) => (fact.kind === 'adjustment' ? fact.points : 0));
        const total = [...given, ...cycleRows(state).map((row) => row.points)].reduce((a, b) => a + b, 0);
        expect(state.totalPoints).toBe(total);
      }),
      RUNS,
    );
  });

  it('the difference of two states leads from one to the other', () => {
    fc.assert(
      fc.property(randomCatalogue, history, fc.nat(), (catalogue, facts, cut) => {
        const timeline = compileTimeline(catalogue);
        const before = replay(timeline, facts.slice(0, cut % (facts.length + 1))).state;
        const after = replay(timeline, facts).state;
        const { cycles, unlocks, badges, points } = difference(before, after);
        const nameOf = ({ achievementId, cycle }: CycleRow) => `${achievementId}/${cycle}`;
        const gone = new Set([...cycles.removed, ...cycles.changed].map(nameOf));
        const rows = [...cycleRows(before).filter((row) => !gone.has(nameOf(row))), ...cycles.changed];
        expect(stateFromRows(after, rows, after.badges).cycles).toEqual(after.cycles);
        const lost = new Set(badges.lost.map(({ badgeId }) => badgeId));
        const held = [...before.badges.filter(({ badgeId }) => !lost.has(badgeId)), ...badges.gained];
        expect(new Set(held.map(({ badgeId }) => badgeId))).toEqual(
          new Set(after.badges.map(({ badgeId }) => badgeId)),
        );
        const moved =
          unlocks.gained.reduce((sum, row) => sum + row.points, 0) -
          unlocks.lost.reduce((sum, row) => sum + row.points, 0);
        const corrected = unlocks.corrected.reduce((sum, { delta }) => sum + delta, 0);
        const given = facts
          .slice(cut % (facts.length + 1))
          .map((fact) => (fact.kind === 'adjustment' ? fact.points : 0));
        expect(moved + corrected + given.reduce((a, b) => a + b, 0)).toBe(points);
      }),
      RUNS,
    );
  });

  it('everything a trace says can be written as JSON', () => {
    fc.assert(
      fc.property(randomCatalogue, history, (catalogue, facts) => {
        const { evaluations } = replay(compileTimeline(catalogue), facts);
        const trace = [...evaluations.values()].flatMap((evaluation) => evaluation.trace);
        expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      }),
      { numRuns: 200 },
    );
  });
});
