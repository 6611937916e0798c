import { expect, it } from 'vitest';
import { achievementDraftOf, definitionOf, EMPTY_ACHIEVEMENT, hasGaps, isDescriptionOld } from './achievement-draft.ts';
import { comparisonNode } from './condition-tree.ts';

const PUBLISHED = definitionOf({ ...EMPTY_ACHIEVEMENT, name: 'A fan', description: 'Make a purchase' });
const DRAFT = achievementDraftOf('a-fan', PUBLISHED);

it('doubts a description once the rule it was written for is another', () => {
  const changed = { ...DRAFT, criteria: { ...DRAFT.criteria, target: 2 } };
  expect(isDescriptionOld(DRAFT, PUBLISHED)).toBe(false);
  expect(isDescriptionOld({ ...DRAFT, points: 70 }, PUBLISHED)).toBe(false);
  expect(isDescriptionOld(changed, PUBLISHED)).toBe(true);
  expect(isDescriptionOld({ ...changed, description: 'Make two purchases' }, PUBLISHED)).toBe(false);
  expect(isDescriptionOld({ ...changed, description: '' }, PUBLISHED)).toBe(false);
});

it('knows when the words leave something out', () => {
  const withWhere = (value?: number) => ({
    ...DRAFT,
    criteria: { ...DRAFT.criteria, where: comparisonNode('amount', 'gte', value) },
  });
  expect(hasGaps(DRAFT)).toBe(false);
  expect(hasGaps(withWhere(500))).toBe(false);
  expect(hasGaps(withWhere())).toBe(true);
});
