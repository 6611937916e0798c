import { difference } from '#server/loyalty/rules/difference.ts';
import { fold } from '#server/loyalty/rules/evaluate.ts';
import type { Award, Fact, FoldableFact, PurchaseFact, RefundFact } from '#server/loyalty/rules/model.ts';
import { remainderOf } from '#server/loyalty/rules/remainder.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { compareFacts, needsReplay } from '#server/loyalty/rules/state.ts';
import { catalogAt, type Timeline } from '#server/loyalty/rules/timeline.ts';
import { cashbackFor } from '#server/payments/cashback/rules.ts';
import type { Customer, EvaluatedFact, Outcome } from './outcome.ts';

/** True when the facts do not simply follow what is stored: the customer's whole history is needed. */
export function needsHistory(customer: Customer, facts: readonly Fact[]): boolean {
  return facts.some((fact) => needsReplay(customer.state, fact));
}

/**
 * What newly claimed facts do to a customer. With a history (which holds them too) it is replayed and the difference to
 * what is stored is the outcome; without, the facts are folded onto the stored state.
 */
export function outcomeOf(customer: Customer, claimed: readonly Fact[], history: readonly Fact[] | null): Outcome {
  const facts = [...claimed].sort(compareFacts);
  const { after, evaluated } = history === null ? folded(customer, facts) : replayed(customer, facts, history);
  return { customer, after, changes: difference(customer.state, after), facts: evaluated, cause: causeOf(facts) };
}

type Folded = { readonly after: Customer['state']; readonly evaluated: EvaluatedFact[] };

function folded({ state, catalog }: Customer, facts: readonly Fact[]): Folded {
  let after = state;
  const evaluated = facts.filter(isFoldable).map((fact): EvaluatedFact => {
    const { awards, trace, state: next } = fold(catalog.timeline, after, fact);
    after = next;
    return { fact, awards, trace, net: fact.kind === 'purchase' ? fact.amount : 0n };
  });
  return { after, evaluated };
}

function replayed({ catalog }: Customer, facts: readonly Fact[], history: readonly Fact[]): Folded {
  const { state: after, evaluations } = replay(catalog.timeline, history);
  const evaluated = facts.map((fact): EvaluatedFact => {
    const evaluation = evaluations.get(fact.id);
    if (!evaluation) throw new Error(`the claimed fact ${fact.id} is not in its customer's history`);
    const { awards, trace } = evaluation;
    if (fact.kind !== 'purchase') return { fact, awards, trace, net: 0n };
    const net = remainderOf(fact, refundsOf(fact, history))?.amount ?? 0n;
    if (net === fact.amount) return { fact, awards, trace, net };
    return { fact, trace, net, awards: awards.flatMap((award) => onNet(catalog.timeline, fact, net, award)) };
  });
  return { after, evaluated };
}

function refundsOf({ id }: PurchaseFact, history: readonly Fact[]): RefundFact[] {
  return history.filter((fact): fact is RefundFact => fact.kind === 'refund' && fact.purchaseId === id);
}

/** Refunded before it was rewarded, a purchase earns cashback on what is left, with the benefit it has at its turn. */
function onNet(timeline: Timeline, purchase: PurchaseFact, net: bigint, award: Award): Award[] {
  if (award.kind !== 'cashback') return [award];
  const rule = catalogAt(timeline, purchase.occurredAt).cashback.get(award.currency);
  if (!rule || net === 0n) return [];
  const { amount, baseBps, rateBps } = cashbackFor(rule, net, award);
  return amount === 0n ? [] : [{ ...award, amount, baseBps, rateBps }];
}

function isFoldable(fact: Fact): fact is FoldableFact {
  return fact.kind !== 'refund';
}

/** Of several facts, the last refund is what takes things away; without one, the last fact. */
function causeOf(facts: readonly Fact[]): Outcome['cause'] {
  const cause = facts.findLast(({ kind }) => kind === 'refund') ?? facts.at(-1);
  if (!cause) throw new Error('an outcome has at least one fact');
  return { kind: cause.kind, id: cause.id, occurredAt: cause.occurredAt };
}
