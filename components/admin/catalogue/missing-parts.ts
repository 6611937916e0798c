import type { AchievementDraft } from './achievement-draft.ts';
import { type ConditionNode, unfinishedPaths } from './condition-tree.ts';
import type { CriteriaDraft } from './criteria-draft.ts';

/** What may be missing; each has a sentence in the catalogue. */
export type Missing =
  | 'name'
  | 'key'
  | 'points'
  | 'number'
  | 'days'
  | 'date'
  | 'values'
  | 'event'
  | 'parts'
  | 'condition';

/** What a draft still needs before it can be published, by its path in the definition. The server has the last word. */
export function missingParts(draft: AchievementDraft): Readonly<Record<string, Missing>> {
  return {
    ...(draft.name.trim() === '' ? { name: 'name' } : {}),
    ...(draft.key === '' && draft.name.trim() !== '' ? { key: 'key' } : {}),
    ...missingInCriteria(draft.criteria),
    ...missingConditions(draft.audience, 'audience'),
    ...(draft.points === null || draft.points < 0 ? { points: 'points' } : {}),
  };
}

const WITH_TARGET: readonly string[] = ['purchase', 'spending', 'streak', 'review', 'referral', 'activity'];
const WITH_WHERE: readonly string[] = ['purchase', 'spending', 'streak', 'collection', 'activity'];
const WITHOUT_WINDOW: readonly string[] = ['streak', 'composite'];

function missingInCriteria(draft: CriteriaDraft): Record<string, Missing> {
  const { type } = draft;
  return {
    ...(type === 'activity' && draft.event === '' ? { 'criteria.event': 'event' } : {}),
    ...(WITH_TARGET.includes(type) && isNone(draft.target) ? { 'criteria.target': 'number' } : {}),
    ...(type === 'collection' ? missingInCollection(draft) : {}),
    ...(type === 'composite' ? missingInComposite(draft) : {}),
    ...(WITHOUT_WINDOW.includes(type) ? {} : missingInWindow(draft)),
    ...(WITH_WHERE.includes(type) ? missingConditions(draft.where, 'criteria.where') : {}),
    ...(type === 'spending' ? missingConditions(draft.items, 'criteria.items') : {}),
  };
}

function missingInCollection({ values, need }: CriteriaDraft): Record<string, Missing> {
  return {
    ...(isNone(need) ? { 'criteria.need': 'number' } : {}),
    ...(values.length === 0 ? { 'criteria.values': 'values' } : {}),
  };
}

function missingInComposite({ op, n, of }: CriteriaDraft): Record<string, Missing> {
  return {
    ...(op === 'atLeast' && isNone(n ?? null) ? { 'criteria.n': 'number' } : {}),
    ...(of.length === 0 ? { 'criteria.of': 'parts' } : {}),
  };
}

function missingInWindow({ window }: CriteriaDraft): Record<string, Missing> {
  if (typeof window !== 'object') return {};
  if ('rolling' in window) return window.rolling < 1 ? { 'criteria.window.rolling': 'days' } : {};
  if ('sinceFirst' in window) return window.sinceFirst < 1 ? { 'criteria.window.sinceFirst': 'days' } : {};
  if ('calendar' in window) return {};
  return window.from === '' || window.to === '' ? { 'criteria.window': 'date' } : {};
}

function missingConditions(node: ConditionNode | null, path: string): Record<string, Missing> {
  const paths = node === null ? [] : unfinishedPaths(node, path);
  return Object.fromEntries(paths.map((one) => [one, 'condition' as const]));
}

function isNone(number: number | null): boolean {
  return number === null || number < 1;
}
