/** What is refused when an achievement is saved. Shapes were checked by the contract; here is what they mean. */
import type { achievements } from '#db/schema/achievements.ts';
import { MAX_AMOUNT_MINOR } from '#server/kernel/money.ts';
import type { Ground } from '#server/loyalty/rules/fields.ts';
import { refuse, requireSoundCondition } from '#server/loyalty/rules/sound-condition.ts';
import type { AchievementDefinition, Criteria, Recurrence, Window } from './contract.ts';

/** Unlocks times the highest points multiplier (20) still fit a ledger entry. */
export const MAX_POINTS = 100_000_000;
/** Distinct values are remembered one by one until the unlock. */
const MAX_DISTINCT = 500;
const MAX_COUNT = 1_000_000_000;
const MAX_STREAK = 10_000;
const MAX_DAYS = 366;
const MAX_SINCE_FIRST_DAYS = 36_500;
const MAX_PARTS = 100;

/** A stored achievement, as it stands now. */
export type Achievement = typeof achievements.$inferSelect;

/** Another achievement of the same program, as the one being saved sees it. */
export type Sibling = { readonly key: string; readonly criteria: Criteria };

/**
 * Refuses a definition that could never be met, could not be counted, or does not fit the others. `others` are all
 * achievements of the program; the one being saved may be among them under its key.
 * @throws Refusal
 */
export function requireSoundAchievement(
  key: string,
  definition: AchievementDefinition,
  others: readonly Sibling[],
): void {
  const { criteria, points, schedule, audience } = definition;
  requireRange('points_out_of_range', 'points', 'Points', points, 0, MAX_POINTS);
  requireTarget(criteria);
  requireConditions(criteria);
  if (audience) requireSoundCondition(audience, 'audience', 'audience');
  if (schedule) requireOrder('schedule', schedule.from, schedule.to);
  requireWindow('window' in criteria ? (criteria.window ?? 'lifetime') : 'lifetime');
  requireRecurrence(definition);
  if (criteria.type === 'composite') requireParts(key, criteria, others);
}

function requireRange(code: string, path: string, name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  refuse(code, path, `${name} must be a whole number between ${least} and ${most}`);
}

function requireTarget(criteria: Criteria): void {
  if (criteria.type === 'collection') requireCollection(criteria);
  else if (isMoney(criteria)) requireAmount(criteria.target);
  else if (criteria.type !== 'composite') requireCount(criteria.target, mostOf(criteria));
}

function isMoney(criteria: Criteria): criteria is Extract<Criteria, { type: 'spending' | 'activity' }> {
  return criteria.type === 'spending' || (criteria.type === 'activity' && criteria.measure === 'sum');
}

function mostOf(criteria: Criteria): number {
  if (criteria.type === 'streak') return MAX_STREAK;
  return criteria.type === 'purchase' && criteria.distinct ? MAX_DISTINCT : MAX_COUNT;
}

function requireAmount(target: number): void {
  requireRange('amount_out_of_range', 'criteria.target', 'The target', target, 1, Number(MAX_AMOUNT_MINOR));
}

function requireCount(target: number, most: number): void {
  requireRange('target_out_of_range', 'criteria.target', 'The target', target, 1, most);
}

function requireCollection({ values, need }: Extract<Criteria, { type: 'collection' }>): void {
  requireRange(
    'collection_size_out_of_range',
    'criteria.values',
    'The number of values',
    values.length,
    1,
    MAX_DISTINCT,
  );
  const repeated = values.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined) {
    refuse('collection_value_repeated', 'criteria.values', `"${repeated}" stands in the collection twice`);
  }
  requireRange('need_out_of_range', 'criteria.need', 'What is needed', need, 1, values.length);
}

function requireConditions(criteria: Criteria): void {
  const ground: Ground = criteria.type === 'activity' ? 'activity' : 'purchase';
  if ('where' in criteria && criteria.where) requireSoundCondition(criteria.where, ground, 'criteria.where');
  if ('items' in criteria && criteria.items) requireSoundCondition(criteria.items, 'item', 'criteria.items');
}

function requireOrder(path: string, from: string | undefined, to: string | undefined): void {
  if (from === undefined || to === undefined || Date.parse(from) < Date.parse(to)) return;
  refuse(`${path === 'schedule' ? 'schedule' : 'window'}_order`, path, 'The end must come after the beginning');
}

function requireWindow(window: Window): void {
  if (window === 'lifetime' || 'calendar' in window) return;
  const path = 'criteria.window';
  if ('rolling' in window) requireDays(`${path}.rolling`, window.rolling, MAX_DAYS);
  else if ('sinceFirst' in window) requireDays(`${path}.sinceFirst`, window.sinceFirst, MAX_SINCE_FIRST_DAYS);
  else requireOrder(path, window.from, window.to);
}

function requireDays(path: string, days: number, most: number): void {
  requireRange('days_out_of_range', path, 'The days', days, 1, most);
}

function requireRecurrence({ criteria, recurrence }: AchievementDefinition): void {
  if (recurrence.kind === 'once') return;
  if (criteria.type === 'composite') {
    refuse('recurrence_not_allowed', 'recurrence', 'A composite can be unlocked only once');
  }
  if (recurrence.kind === 'onCompletion') {
    requireRepeats(criteria, recurrence);
    return;
  }
  const window = 'window' in criteria ? criteria.window : undefined;
  if (typeof window === 'object' && 'calendar' in window) return;
  refuse('recurrence_needs_window', 'recurrence', 'Once per window needs a calendar window, such as a month');
}

function requireRepeats(criteria: Criteria, { max, carryExcess }: Extract<Recurrence, { kind: 'onCompletion' }>): void {
  if (max !== undefined) {
    requireRange('max_out_of_range', 'recurrence.max', 'The number of times', max, 1, MAX_COUNT);
  }
  if (carryExcess && !isPlainSum(criteria)) {
    refuse('carry_not_allowed', 'recurrence.carryExcess', 'Only counts and sums can carry a surplus to the next time');
  }
}

function isPlainSum(criteria: Criteria): boolean {
  if (criteria.type === 'purchase') return criteria.distinct === undefined;
  return criteria.type !== 'streak' && criteria.type !== 'collection' && criteria.type !== 'composite';
}

type Composite = Extract<Criteria, { type: 'composite' }>;

function requireParts(key: string, composite: Composite, others: readonly Sibling[]): void {
  const { of, op, n } = composite;
  requireRange('composite_size_out_of_range', 'criteria.of', 'The number of achievements', of.length, 1, MAX_PARTS);
  const repeated = of.find((part, index) => of.indexOf(part) !== index);
  if (repeated !== undefined) refuse('composite_repeats_key', 'criteria.of', `"${repeated}" is named twice`);
  const known = new Map(others.map((sibling) => [sibling.key, sibling.criteria]));
  known.set(key, composite);
  const unknown = of.find((part) => !known.has(part));
  if (unknown !== undefined) refuse('composite_unknown_key', 'criteria.of', `There is no achievement "${unknown}"`);
  if (op === 'atLeast') requireRange('need_out_of_range', 'criteria.n', 'How many are needed', n ?? 0, 1, of.length);
  const circle = circleFrom(key, known);
  if (circle !== null) {
    refuse('composite_cycle', 'criteria.of', `The achievement would contain itself: ${circle.join(' -> ')}`);
  }
}

/** The way from a key back to itself through composites, or null. */
function circleFrom(start: string, known: ReadonlyMap<string, Criteria>): string[] | null {
  const visited = new Set<string>();
  const walk = (key: string, way: readonly string[]): string[] | null => {
    const criteria = known.get(key);
    if (criteria?.type !== 'composite' || visited.has(key)) return null;
    visited.add(key);
    for (const part of criteria.of) {
      if (part === start) return [...way, key, start];
      const found = walk(part, [...way, key]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, []);
}
