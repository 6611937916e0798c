import type { Criteria, Window } from '#server/loyalty/achievements/contract.ts';
import { type ConditionNode, conditionOf, finishedCondition, nodeOf } from './condition-tree.ts';

export type CriteriaType = Criteria['type'];
type Of<T extends CriteriaType> = Extract<Criteria, { type: T }>;

/** What an achievement asks for while it is edited: all that any type knows, so that trying another type loses nothing. */
export type CriteriaDraft = {
  readonly type: CriteriaType;
  /** A count, or minor units; null while the field is empty. */
  readonly target: number | null;
  readonly window: Window | undefined;
  readonly where: ConditionNode | null;
  readonly items: ConditionNode | null;
  readonly distinct: Of<'purchase'>['distinct'];
  readonly measure: Of<'spending'>['measure'];
  readonly unit: Of<'streak'>['unit'];
  readonly field: Of<'collection'>['field'];
  readonly values: readonly string[];
  readonly need: number | null;
  readonly event: string;
  readonly counted: Of<'activity'>['measure'];
  readonly op: Of<'composite'>['op'];
  readonly n: number | undefined;
  readonly of: readonly string[];
};

export const EMPTY_CRITERIA: CriteriaDraft = {
  type: 'purchase',
  target: 1,
  window: undefined,
  where: null,
  items: null,
  distinct: undefined,
  measure: 'net',
  unit: 'week',
  field: 'category',
  values: [],
  need: 1,
  event: '',
  counted: 'count',
  op: 'all',
  n: undefined,
  of: [],
};

/** Stored criteria, ready to be edited. */
export function criteriaDraftOf(criteria: Criteria): CriteriaDraft {
  const draft = {
    ...EMPTY_CRITERIA,
    type: criteria.type,
    target: 'target' in criteria ? criteria.target : EMPTY_CRITERIA.target,
    window: 'window' in criteria ? criteria.window : undefined,
    where: 'where' in criteria && criteria.where ? nodeOf(criteria.where) : null,
    items: 'items' in criteria && criteria.items ? nodeOf(criteria.items) : null,
  };
  return { ...draft, ...ownPartsOf(criteria) };
}

function ownPartsOf(criteria: Criteria): Partial<CriteriaDraft> {
  switch (criteria.type) {
    case 'purchase':
      return { distinct: criteria.distinct };
    case 'spending':
      return { measure: criteria.measure };
    case 'streak':
      return { unit: criteria.unit };
    case 'collection':
      return { field: criteria.field, values: criteria.values, need: criteria.need };
    case 'activity':
      return { event: criteria.event, counted: criteria.measure };
    case 'composite':
      return { op: criteria.op, n: criteria.n, of: criteria.of };
    case 'review':
    case 'referral':
      return {};
  }
}

/** Criteria as they are stored. A field left empty becomes 0, which is refused at its place. */
export function criteriaOf(draft: CriteriaDraft): Criteria {
  return written(draft, draft.where && conditionOf(draft.where), draft.items && conditionOf(draft.items));
}

/** The same without unfinished conditions, for the sentence beside the form. */
export function finishedCriteria(draft: CriteriaDraft): Criteria {
  return written(draft, draft.where && finishedCondition(draft.where), draft.items && finishedCondition(draft.items));
}

type Conditions = { where?: ReturnType<typeof conditionOf>; items?: ReturnType<typeof conditionOf> };

function written(draft: CriteriaDraft, where: Conditions['where'] | null, items: Conditions['items'] | null): Criteria {
  const window = draft.window === undefined ? {} : { window: draft.window };
  const shared = { target: draft.target ?? 0, ...window };
  const matching = where ? { where } : {};
  switch (draft.type) {
    case 'purchase': {
      const distinct = draft.distinct === undefined ? {} : { distinct: draft.distinct };
      return { type: 'purchase', ...shared, ...matching, ...distinct };
    }
    case 'spending':
      return { type: 'spending', ...shared, measure: draft.measure, ...matching, ...(items ? { items } : {}) };
    case 'streak':
      return { type: 'streak', target: shared.target, unit: draft.unit, ...matching };
    case 'collection': {
      const { field, values, need } = draft;
      return { type: 'collection', field, values: [...values], need: need ?? 0, ...matching, ...window };
    }
    case 'review':
    case 'referral':
      return { type: draft.type, ...shared };
    case 'activity':
      return { type: 'activity', ...shared, event: draft.event, measure: draft.counted, ...matching };
    case 'composite': {
      const n = draft.n === undefined ? {} : { n: draft.n };
      return { type: 'composite', op: draft.op, ...n, of: [...draft.of] };
    }
  }
}
