import { type Changes, difference } from '#server/loyalty/rules/difference.ts';
import { fold } from '#server/loyalty/rules/evaluate.ts';
import type { Award, Fact, PurchaseFact } from '#server/loyalty/rules/model.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { compareFacts, needsReplay } from '#server/loyalty/rules/state.ts';
import { catalogAt, type Timeline } from '#server/loyalty/rules/timeline.ts';
import { cashbackFor } from '#server/payments/cashback/rules.ts';
import type { CustomerFact } from './fact-rows.ts';
import type { Cause, Customer, EvaluatedFact, LedgerLine, Outcome } from './outcome.ts';

/** A fact that was just claimed; `net` as in `CustomerFact`. */
export type ClaimedFact = Pick<CustomerFact, 'fact' | 'net'>;

/** True when the facts do not simply follow what is stored: the customer's whole history is needed. */
export function needsHistory({ state }: Customer, claimed: readonly ClaimedFact[]): boolean {
  const isRefunded = ({ fact, net }: ClaimedFact) => fact.kind === 'purchase' && net !== fact.amount;
  return claimed.some((one) => needsReplay(state, one.fact) || isRefunded(one));
}

/**
 * What newly claimed facts do to a customer. With a history (which holds them too) it is replayed and the difference to
 * what is stored is the outcome; without, the facts are folded onto the stored state.
 */
export function outcomeOf(
  customer: Customer,
  claimed: readonly ClaimedFact[],
  history: readonly Fact[] | null,
): Outcome {
  const { timeline } = customer.catalog;
  const facts = [...claimed].sort((a, b) => compareFacts(a.fact, b.fact));
  const { after, evaluated } = history === null ? folded(customer, facts) : replayed(timeline, facts, history);
  const changes = difference(customer.state, after);
  const cause = causeOf(facts);
  const onWhatIsLeft = evaluated.map((one) => onNet(timeline, one));
  return { customer, after, changes, facts: onWhatIsLeft, cause, ledger: ledgerLines(changes, cause) };
}

/**
 * What replaying a whole history changes for a customer without new facts, because the rules changed; null when nothing does.
 * What is taken back is taken back because of `because`, or of the last fact.
 */
export function rereadOutcome(customer: Customer, history: readonly Fact[], because?: Cause): Outcome | null {
  const { state: after } = replay(customer.catalog.timeline, history);
  const changes = difference(customer.state, after);
  if (isNothing(changes)) return null;
  const cause = because ?? causeOf([...history].sort(compareFacts).map((fact) => ({ fact, net: 0n })));
  return { customer, after, changes, facts: [], cause, ledger: ledgerLines(changes, cause) };
}

function isNothing({ cycles, unlocks, badges, points, isHeadChanged }: Changes): boolean {
  const lists = [...Object.values(cycles), ...Object.values(unlocks), ...Object.values(badges)];
  return lists.every((list) => list.length === 0) && points === 0 && !isHeadChanged;
}

type Folded = { readonly after: Customer['state']; readonly evaluated: EvaluatedFact[] };

function folded({ state, catalog }: Customer, facts: readonly ClaimedFact[]): Folded {
  let after = state;
  const evaluated = facts.map(({ fact, net }): EvaluatedFact => {
    if (fact.kind === 'refund') throw new Error(`the refund ${fact.id} needs its customer's history`);
    const { awards, trace, state: next } = fold(catalog.timeline, after, fact);
    after = next;
    return { fact, net, awards, trace };
  });
  return { after, evaluated };
}

function replayed(timeline: Timeline, facts: readonly ClaimedFact[], history: readonly Fact[]): Folded {
  const { state: after, evaluations } = replay(timeline, history);
  const evaluated = facts.map(({ fact, net }): EvaluatedFact => {
    const evaluation = evaluations.get(fact.id);
    if (!evaluation) throw new Error(`the claimed fact ${fact.id} is not in its customer's history`);
    return { fact, net, awards: evaluation.awards, trace: evaluation.trace };
  });
  return { after, evaluated };
}

/** Refunded before it was rewarded, a purchase earns cashback on what is left, with the benefit it has at its turn. */
function onNet(timeline: Timeline, evaluated: EvaluatedFact): EvaluatedFact {
  const { fact, net, awards } = evaluated;
  if (fact.kind !== 'purchase' || net === fact.amount) return evaluated;
  return { ...evaluated, awards: awards.flatMap((award) => awardOnNet(timeline, fact, net, award)) };
}

function awardOnNet(timeline: Timeline, purchase: PurchaseFact, net: bigint, award: Award): Award[] {
  if (award.kind !== 'cashback') return [award];
  const rule = catalogAt(timeline, purchase.occurredAt).cashback.get(award.currency);
  if (!rule || net === 0n) return [];
  const { amount, baseBps, rateBps } = cashbackFor(rule, net, award);
  return amount === 0n ? [] : [{ ...award, amount, baseBps, rateBps }];
}

/** Of several facts, the last refund is what takes things away; without one, the last fact. */
function causeOf(claimed: readonly ClaimedFact[]): Cause {
  const facts = claimed.map(({ fact }) => fact);
  const cause = facts.findLast(({ kind }) => kind === 'refund') ?? facts.at(-1);
  if (!cause) throw new Error('an outcome has at least one fact');
  return { kind: cause.kind, id: cause.id, occurredAt: cause.occurredAt };
}

/** Points given by unlocks, taken back with those that are lost, or corrected where an unlock now gives others. */
function ledgerLines({ unlocks }: Changes, cause: Cause): LedgerLine[] {
  const { gained, lost, corrected } = unlocks;
  const { occurredAt } = cause;
  const lines = [
    ...lost.map((row): LedgerLine => ({ kind: 'revoke', row, delta: -row.points, fact: cause, occurredAt })),
    ...gained.map((row): LedgerLine => {
      const { unlockedBy, unlockedAt, points } = row;
      return { kind: 'unlock', row, delta: points, fact: unlockedBy ?? cause, occurredAt: unlockedAt ?? occurredAt };
    }),
    ...corrected.map(({ row, delta }): LedgerLine => ({ kind: 'correction', row, delta, fact: cause, occurredAt })),
  ];
  return lines.filter(({ delta }) => delta !== 0);
}

/** What each fact did to the points, by its id. */
export function pointsByFact(ledger: readonly LedgerLine[]): Map<string, number> {
  const points = new Map<string, number>();
  for (const { fact, delta } of ledger) points.set(fact.id, (points.get(fact.id) ?? 0) + delta);
  return points;
}
