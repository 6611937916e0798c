import { describe, expect, it } from 'vitest';
import { type AchievementDraft, EMPTY_ACHIEVEMENT } from './achievement-draft.ts';
import { comparisonNode, groupNode } from './condition-tree.ts';
import { EMPTY_CRITERIA } from './criteria-draft.ts';
import { missingParts } from './missing-parts.ts';

const NAMED: AchievementDraft = { ...EMPTY_ACHIEVEMENT, name: 'A fan', key: 'a-fan' };
const AMOUNT = comparisonNode('amount', 'gte', 5_000);
const NOTHING_YET = comparisonNode('amount', 'gte');

function withCriteria(some: Partial<AchievementDraft['criteria']>): AchievementDraft {
  return { ...NAMED, criteria: { ...EMPTY_CRITERIA, ...some } };
}

describe('what a draft still needs', () => {
  it('is its name alone when it is new', () => {
    expect(missingParts(EMPTY_ACHIEVEMENT)).toEqual({ name: 'name' });
    expect(missingParts(NAMED)).toEqual({});
  });

  it('is a key, where a name has no letters a key could be made of', () => {
    expect(missingParts({ ...NAMED, name: '买家', key: '' })).toEqual({ key: 'key' });
  });

  it('is every number that was left empty', () => {
    expect(missingParts({ ...withCriteria({ target: null }), points: null })).toEqual({
      'criteria.target': 'number',
      points: 'points',
    });
    expect(missingParts(withCriteria({ window: { rolling: 0 } }))).toEqual({ 'criteria.window.rolling': 'days' });
  });

  it('is every condition without a value, each where it stands', () => {
    const where = groupNode('all', [
      AMOUNT,
      NOTHING_YET,
      { ...groupNode('any', [comparisonNode('category', 'hasAny', [])]), nots: 1 },
      groupNode('any', []),
    ]);
    expect(missingParts(withCriteria({ where }))).toEqual({
      'criteria.where.all.1': 'condition',
      'criteria.where.all.2.not.any.0': 'condition',
      'criteria.where.all.3': 'condition',
    });
  });

  it('says nothing of what another type would ask', () => {
    expect(missingParts(withCriteria({ type: 'review', where: NOTHING_YET, items: NOTHING_YET }))).toEqual({});
    expect(missingParts(withCriteria({ type: 'streak', window: { rolling: 0 } }))).toEqual({});
  });

  it('is what a collection and a composite are made of', () => {
    expect(missingParts(withCriteria({ type: 'collection', need: null }))).toEqual({
      'criteria.need': 'number',
      'criteria.values': 'values',
    });
    expect(missingParts(withCriteria({ type: 'composite', op: 'atLeast' }))).toEqual({
      'criteria.n': 'number',
      'criteria.of': 'parts',
    });
  });

  it('is the name of an activity, and of a piece of metadata', () => {
    const where = comparisonNode('metadata.', 'eq', 'x');
    expect(missingParts(withCriteria({ type: 'activity', where }))).toEqual({
      'criteria.event': 'event',
      'criteria.where': 'condition',
    });
  });
});
