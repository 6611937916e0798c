/** What a fact adds to each achievement, by the definition of its type. */
import type { AchievementVersion, CatalogueRows } from '../catalogue.ts';
import type { FoldableFact, PurchaseFact } from '../model.ts';
import { achievementsAt, isGross } from './oracle-catalogue.ts';
import type { Entry } from './oracle-cycles.ts';
import { dateOf, isTrue, isTrueOfItem, type Subject, tenure } from './oracle-reading.ts';

/** Schedule and audience. */
export function isAdmitted({ definition: { schedule, audience } }: AchievementVersion, subject: Subject): boolean {
  const { occurredAt } = subject.fact;
  if (schedule?.from && occurredAt < Date.parse(schedule.from)) return false;
  if (schedule?.to && occurredAt >= Date.parse(schedule.to)) return false;
  return audience === null || isTrue(audience, subject);
}

/** What a fact, of which `left` is left, adds to each achievement in force. */
export function entriesOf(
  catalogue: CatalogueRows,
  left: FoldableFact | null,
  subject: Subject,
  moment: number,
): Entry[] {
  const { fact, zone } = subject;
  return achievementsAt(catalogue, fact.occurredAt).flatMap((version): Entry[] => {
    const seen = isGross(version) ? fact : left;
    if (seen === null || !isAdmitted(version, subject)) return [];
    const added = addedBy(catalogue, version, { ...subject, fact: seen });
    if (added === null) return [];
    const ref = { kind: fact.kind, id: fact.id };
    return [{ moment, at: fact.occurredAt, date: dateOf(zone, fact.occurredAt), fact: ref, version, ...added }];
  });
}

type Added = Pick<Entry, 'amount' | 'values'>;

function addedBy(
  catalogue: CatalogueRows,
  { definition: { criteria } }: AchievementVersion,
  subject: Subject,
): Added | null {
  const { fact } = subject;
  if (!fits(criteria.type, fact) || !isInside(criteria, subject)) return null;
  if ('where' in criteria && criteria.where && !isTrue(criteria.where, subject)) return null;
  if (fact.kind === 'activity') return activityAdds(criteria, fact.name, fact.value);
  return fact.kind === 'purchase' ? purchaseAdds(catalogue, criteria, subject, fact) : null;
}

function isInside(criteria: Criteria, subject: Subject): boolean {
  const window = 'window' in criteria ? (criteria.window ?? 'lifetime') : 'lifetime';
  if (window === 'lifetime') return true;
  if ('sinceFirst' in window) return tenure(subject) < window.sinceFirst;
  if (!('from' in window)) return true;
  return subject.fact.occurredAt >= Date.parse(window.from) && subject.fact.occurredAt < Date.parse(window.to);
}

type Criteria = AchievementVersion['definition']['criteria'];

function fits(type: Criteria['type'], { kind }: FoldableFact): boolean {
  const ofActivity = type === 'activity' || type === 'review' || type === 'referral';
  return kind === (ofActivity ? 'activity' : 'purchase');
}

function activityAdds(criteria: Criteria, name: string, value: bigint | null): Added | null {
  if (criteria.type === 'review' || criteria.type === 'referral') {
    return criteria.type === name ? { amount: 1n, values: [] } : null;
  }
  if (criteria.type !== 'activity' || criteria.event !== name) return null;
  if (criteria.measure === 'count') return { amount: 1n, values: [] };
  return value !== null && value > 0n ? { amount: value, values: [] } : null;
}

function purchaseAdds(
  { program }: CatalogueRows,
  criteria: Criteria,
  { zone }: Subject,
  purchase: PurchaseFact,
): Added | null {
  switch (criteria.type) {
    case 'purchase':
      if (criteria.distinct === undefined) return { amount: 1n, values: [] };
      if (criteria.distinct === 'day') return { amount: 0n, values: [dateOf(zone, purchase.occurredAt)] };
      return someValues(valuesOf(purchase, criteria.distinct));
    case 'collection':
      return someValues(valuesOf(purchase, criteria.field).filter((value) => criteria.values.includes(value ?? '')));
    case 'streak':
      return { amount: 0n, values: [] };
    case 'spending':
      return purchase.currency === program.currency ? spendingAdds(criteria, purchase) : null;
    default:
      return null;
  }
}

function valuesOf({ items }: PurchaseFact, field: 'sku' | 'category'): (string | null)[] {
  return items.map((item) => item[field]);
}

function spendingAdds({ items: filter }: Extract<Criteria, { type: 'spending' }>, { items, amount }: PurchaseFact) {
  if (!filter) return { amount, values: [] };
  const eligible = items.filter((item) => isTrueOfItem(filter, item));
  const sum = eligible.map((item) => item.unitAmount * BigInt(item.quantity)).reduce((a, b) => a + b, 0n);
  return sum > 0n ? { amount: sum > amount ? amount : sum, values: [] } : null;
}

function someValues(values: readonly (string | null)[]): Added | null {
  const there = values.filter((value) => value !== null);
  return there.length > 0 ? { amount: 0n, values: there } : null;
}
