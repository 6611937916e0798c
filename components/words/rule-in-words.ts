import type { AchievementDefinition, Condition, Criteria, Window } from '#server/loyalty/achievements/contract.ts';
import { conditionInWords, hasParts, type Speech } from './condition-in-words.ts';
import { repeatedPeriod } from './period-in-words.ts';

/**
 * What an achievement asks for, as one sentence: "Make 3 purchases on a Saturday or Sunday within 30 days." Console and
 * portal say a rule with these very words.
 */
export function ruleInWords(criteria: Criteria, speech: Speech): string {
  const { words } = speech;
  const goal = withItems(withCondition(goalInWords(criteria, speech), criteria, speech), criteria, speech);
  const window = 'window' in criteria && criteria.window ? windowInWords(criteria.window, speech) : '';
  if (window === '') return words.sentence(goal);
  // After several conditions a time would seem to belong to the last of them.
  return words.sentence(isOfParts(criteria) ? words.withinApart(goal, window) : words.within(goal, window));
}

function isOfParts(criteria: Criteria): boolean {
  const conditions = [
    'where' in criteria ? criteria.where : undefined,
    criteria.type === 'spending' ? criteria.items : undefined,
  ].filter((one) => one !== undefined);
  return conditions.length > 1 || conditions.some(hasParts);
}

/** What else holds for an achievement: how often, from when until when, and for whom. A sentence each. */
export function termsInWords(
  {
    criteria,
    recurrence,
    schedule,
    audience,
  }: Pick<AchievementDefinition, 'criteria' | 'recurrence'> &
    Partial<Pick<AchievementDefinition, 'schedule' | 'audience'>>,
  speech: Speech,
): string[] {
  const { words } = speech;
  const forWhom = audience ? conditionInWords(audience, speech) : '';
  return [
    ...recurrenceInWords(criteria, recurrence, speech),
    ...scheduleInWords(schedule ?? null, speech),
    ...(forWhom === '' ? [] : [words.audience(forWhom)]),
  ];
}

function goalInWords(criteria: Criteria, speech: Speech): string {
  const { words, formats } = speech;
  const { goals } = words;
  switch (criteria.type) {
    case 'purchase': {
      const count = counted(criteria.target, speech);
      return criteria.distinct ? goals.distinct[criteria.distinct](count) : goals.purchases(count);
    }
    case 'spending': {
      const goal = goals.spending(formats.roundMoney(BigInt(criteria.target)));
      return criteria.measure === 'gross' ? words.beforeRefunds(goal) : goal;
    }
    case 'streak':
      return goals.streak[criteria.unit](counted(criteria.target, speech));
    case 'collection':
      return collectionInWords(criteria, speech);
    case 'review':
      return goals.reviews(counted(criteria.target, speech));
    case 'referral':
      return goals.referrals(counted(criteria.target, speech));
    case 'activity':
      return criteria.measure === 'sum'
        ? goals.activitySum(criteria.event, formats.count(criteria.target))
        : goals.activity(criteria.event, counted(criteria.target, speech));
    case 'composite':
      return compositeInWords(criteria, speech);
  }
}

/** One thing that a purchase, an item of it or an activity has to be, so that it counts at all: "of at least ₦100,000". */
export type Demand = { readonly of: 'purchases' | 'items' | 'activities'; readonly which: string };

/** What holds together, one by one. */
export function demandsInWords(criteria: Criteria, speech: Speech): Demand[] {
  const of = criteria.type === 'activity' ? 'activities' : 'purchases';
  const where = 'where' in criteria ? criteria.where : undefined;
  const items = criteria.type === 'spending' ? criteria.items : undefined;
  return [...demandsOf(of, where, speech), ...demandsOf('items', items, speech)];
}

function demandsOf(of: Demand['of'], condition: Condition | undefined, speech: Speech): Demand[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap((part) => demandsOf(of, part, speech));
  const which = conditionInWords(condition, speech);
  return which === '' ? [] : [{ of, which }];
}

type Of<T extends Criteria['type']> = Extract<Criteria, { type: T }>;

function collectionInWords({ field, values, need }: Of<'collection'>, { words, formats }: Speech): string {
  const { collection, partly } = words.goals;
  if (need >= values.length) return collection[field](formats.all(values));
  return partly[field](formats.count(need), formats.all(values));
}

function compositeInWords({ op, n, of }: Of<'composite'>, { words, formats, nameOf }: Speech): string {
  const { composite } = words.goals;
  const names = of.map(nameOf);
  if (op === 'all') return composite.all(formats.all(names));
  if (op === 'any') return composite.any(formats.any(names));
  return composite.atLeast(formats.count(n ?? of.length), formats.all(names));
}

function counted(of: number, { formats }: Speech) {
  return { of, shown: formats.count(of) };
}

const SPOKEN_OF_PURCHASES: ReadonlySet<Criteria['type']> = new Set(['streak', 'collection', 'spending']);

function withCondition(goal: string, criteria: Criteria, speech: Speech): string {
  const which = 'where' in criteria && criteria.where ? conditionInWords(criteria.where, speech) : '';
  if (which === '') return goal;
  const { words } = speech;
  const isApart = SPOKEN_OF_PURCHASES.has(criteria.type) || ('distinct' in criteria && criteria.distinct);
  return isApart ? words.withPurchases(goal, which) : words.where(goal, which);
}

function withItems(goal: string, criteria: Criteria, speech: Speech): string {
  const which = criteria.type === 'spending' && criteria.items ? conditionInWords(criteria.items, speech) : '';
  return which === '' ? goal : speech.words.onItems(goal, which);
}

/** "within 30 days"; empty for a lifetime. */
export function windowInWords(window: Window, speech: Speech): string {
  const { windows } = speech.words;
  if (window === 'lifetime') return '';
  if ('calendar' in window) return windows.calendar(window.calendar);
  if ('rolling' in window) return windows.rolling(counted(window.rolling, speech));
  if ('sinceFirst' in window) return windows.sinceFirst(counted(window.sinceFirst, speech));
  const { day } = speech.formats;
  return windows.between(day(new Date(window.from)), day(new Date(window.to)));
}

function recurrenceInWords(
  criteria: Criteria,
  recurrence: AchievementDefinition['recurrence'],
  speech: Speech,
): string[] {
  const { words } = speech;
  if (recurrence.kind === 'once') return [];
  if (recurrence.kind === 'perWindow') {
    const period = repeatedPeriod({ criteria, recurrence });
    return period ? [words.restart(period)] : [];
  }
  const often = recurrence.max ? words.againUpTo(counted(recurrence.max, speech)) : words.again;
  return recurrence.carryExcess ? [often, words.carries] : [often];
}

function scheduleInWords(schedule: AchievementDefinition['schedule'], { words, formats }: Speech): string[] {
  const from = schedule?.from ? formats.day(new Date(schedule.from)) : null;
  const to = schedule?.to ? formats.day(new Date(schedule.to)) : null;
  if (from && to) return [words.onlyBetween(from, to)];
  if (from) return [words.onlyFrom(from)];
  return to ? [words.onlyUntil(to)] : [];
}
