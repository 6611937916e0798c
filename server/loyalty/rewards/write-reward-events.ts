import type { Tx } from '#db/client.ts';
import type { EventType } from '#db/enums.ts';
import { type NewEvent, writeEvents } from '#server/kernel/events.ts';
import { jsonNumber } from '#server/loyalty/rules/edge.ts';
import type { CashbackAward, CycleRow, EarnedBadge, FactRef, ProgressAward } from '#server/loyalty/rules/model.ts';
import { pointsByFact } from './fold-facts.ts';
import type { EvaluatedFact, Outcome } from './outcome.ts';

/** Events a customer is told of. */
const TOLD: ReadonlySet<EventType> = new Set([
  'achievement.unlocked',
  'achievement.revoked',
  'badge.unlocked',
  'badge.revoked',
]);

/**
 * Writes what happened to the customers, in their order. Answers the ids of the events they are to be told of. `more` is
 * added to what every event says.
 */
export async function writeRewardEvents(
  tx: Tx,
  outcomes: readonly Outcome[],
  at: Date,
  more: NewEvent['data'] = {},
): Promise<string[]> {
  const events = outcomes.flatMap(eventsOf).map((event) => ({ ...event, data: { ...event.data, ...more } }));
  const ids = await writeEvents(tx, events, at);
  return ids.filter((_, index) => TOLD.has(events[index]?.type ?? 'purchase.rewarded'));
}

function eventsOf(outcome: Outcome): NewEvent[] {
  const { customer, changes, cause } = outcome;
  const event = (type: EventType, subjectId: string | null, data: NewEvent['data']): NewEvent => {
    return { programId: customer.catalog.programId, userId: customer.id, type, subjectId, data };
  };
  const keyOf = ({ achievementId }: CycleRow) => customer.catalog.timeline.keyOf(achievementId);
  const cycleData = (row: CycleRow, fact: FactRef) => {
    const { achievementId, cycle, version, points } = row;
    return { achievementId, key: keyOf(row), cycle, version, points, factKind: fact.kind, factId: fact.id };
  };
  const badgeData = ({ badgeId, level, version }: EarnedBadge, fact: FactRef) => {
    return { badgeId, level, version, factKind: fact.kind, factId: fact.id };
  };
  const { unlocks, badges } = changes;
  return [
    ...factEvents(outcome).map(({ type, subjectId, data }) => event(type, subjectId, data)),
    ...unlocks.lost.map((row) => event('achievement.revoked', row.achievementId, cycleData(row, cause))),
    ...unlocks.gained.map((row) => {
      return event('achievement.unlocked', row.achievementId, cycleData(row, row.unlockedBy ?? cause));
    }),
    ...badges.lost.map((badge) => event('badge.revoked', badge.badgeId, badgeData(badge, cause))),
    ...badges.gained.map((badge) => event('badge.unlocked', badge.badgeId, badgeData(badge, badge.earnedBy))),
  ];
}

type FactEvent = Pick<NewEvent, 'type' | 'subjectId' | 'data'>;

function factEvents(outcome: Outcome): FactEvent[] {
  const points = pointsByFact(outcome.ledger);
  return outcome.facts.flatMap((evaluated) => {
    const { id } = evaluated.fact;
    const progress = progressEvent(evaluated);
    return [...ownEvent(evaluated, points.get(id) ?? 0), ...(progress ? [progress] : [])];
  });
}

function ownEvent({ fact, awards }: EvaluatedFact, points: number): FactEvent[] {
  if (fact.kind === 'refund') {
    const data = { purchaseId: fact.purchaseId, amount: jsonNumber(fact.amount), points };
    return [{ type: 'purchase.refunded', subjectId: fact.id, data }];
  }
  if (fact.kind !== 'purchase') return [];
  const cashback = awards.find((award): award is CashbackAward => award.kind === 'cashback');
  const data = { points, cashback: cashback ? jsonNumber(cashback.amount) : 0, currency: fact.currency };
  return [{ type: 'purchase.rewarded', subjectId: fact.id, data }];
}

/** One event for all that moved on by this fact without being unlocked by it. */
function progressEvent({ fact, awards }: EvaluatedFact): FactEvent | null {
  const unlocked = new Set(awards.flatMap((award) => (award.kind === 'unlock' ? [award.achievementId] : [])));
  const moved = awards.filter((award): award is ProgressAward => {
    return award.kind === 'progress' && !unlocked.has(award.achievementId);
  });
  if (moved.length === 0) return null;
  const achievements = moved.map(({ key, cycle, before, after, target }) => {
    return {
      key,
      cycle,
      before: jsonNumber(before),
      after: jsonNumber(after),
      target: jsonNumber(target),
    };
  });
  return { type: 'achievement.progressed', subjectId: fact.id, data: { factKind: fact.kind, achievements } };
}
