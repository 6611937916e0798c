import type { AchievementDefinition, Recurrence } from '#server/loyalty/achievements/contract.ts';
import { type ConditionNode, conditionOf, finishedCondition, nodeOf } from './condition-tree.ts';
import { type CriteriaDraft, criteriaDraftOf, criteriaOf, EMPTY_CRITERIA, finishedCriteria } from './criteria-draft.ts';

/** An achievement while it is edited. */
export type AchievementDraft = Pick<
  AchievementDefinition,
  'name' | 'description' | 'icon' | 'tier' | 'visibility' | 'schedule' | 'recurrence' | 'reversal' | 'isActive'
> & {
  readonly key: string;
  /** null while the field is empty. */
  readonly points: number | null;
  readonly criteria: CriteriaDraft;
  readonly audience: ConditionNode | null;
};

export type Change = (change: Partial<AchievementDraft>) => void;

export const EMPTY_ACHIEVEMENT: AchievementDraft = {
  key: '',
  name: '',
  description: '',
  icon: 'award',
  tier: 'bronze',
  points: 50,
  criteria: EMPTY_CRITERIA,
  visibility: 'public',
  schedule: null,
  recurrence: { kind: 'once' },
  reversal: 'revoke',
  audience: null,
  isActive: true,
};

export function achievementDraftOf(key: string, definition: AchievementDefinition): AchievementDraft {
  const { criteria, audience } = definition;
  return { ...definition, key, criteria: criteriaDraftOf(criteria), audience: audience && nodeOf(audience) };
}

/** What is sent to be saved, tried or previewed. */
export function definitionOf({ key: _key, ...draft }: AchievementDraft): AchievementDefinition {
  return {
    ...draft,
    points: draft.points ?? -1,
    criteria: criteriaOf(draft.criteria),
    audience: draft.audience && conditionOf(draft.audience),
  };
}

/** What can be said in words already: unfinished conditions are left out. */
export function finishedDefinition(draft: AchievementDraft): AchievementDefinition {
  const criteria = finishedCriteria(draft.criteria);
  return { ...definitionOf(draft), criteria, audience: draft.audience && finishedCondition(draft.audience) };
}

/** Whether the rule is another than when its description was written. */
export function isDescriptionOld({ description, criteria }: AchievementDraft, before: AchievementDefinition): boolean {
  if (description === '' || description !== before.description) return false;
  return JSON.stringify(criteriaOf(criteria)) !== JSON.stringify(criteriaOf(criteriaDraftOf(before.criteria)));
}

/** Whether a condition is left out of the words because it is not finished. */
export function hasGaps(draft: AchievementDraft): boolean {
  return JSON.stringify(finishedDefinition(draft)) !== JSON.stringify(definitionOf(draft));
}

/** "Weekend shopper!" as a key: weekend-shopper. */
export function keyOfName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}

/** Recurrences that this rule can have at all; the server decides. */
export function recurrencesOf({ type, window }: CriteriaDraft): Recurrence['kind'][] {
  if (type === 'composite') return ['once'];
  const hasCalendar = typeof window === 'object' && 'calendar' in window && type !== 'streak';
  return hasCalendar ? ['once', 'perWindow', 'onCompletion'] : ['once', 'onCompletion'];
}
