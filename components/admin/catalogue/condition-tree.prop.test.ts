import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AchievementDefinition,
  achievementDefinition,
  type Condition,
  type Criteria,
  OPERATORS,
} from '#server/loyalty/achievements/contract.ts';
import { achievementDraftOf, definitionOf, finishedDefinition, keyOfName } from './achievement-draft.ts';
import { conditionOf, nodeOf, replaced, withGroupWord } from './condition-tree.ts';
import { criteriaDraftOf, criteriaOf } from './criteria-draft.ts';

const text = fc.string({ minLength: 1, maxLength: 12 });
const scalar = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const comparison: fc.Arbitrary<Condition> = fc.record(
  {
    field: text,
    op: fc.constantFrom(...OPERATORS),
    value: fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })),
  },
  { requiredKeys: ['field', 'op'] },
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
const day = fc
  .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const window: fc.Arbitrary<NonNullable<Extract<Criteria, { type: 'review' }>['window']>> = fc.oneof(
  fc.constant('lifetime' as const),
  fc.record({ calendar: fc.constantFrom('day', 'week', 'month', 'quarter', 'year') }),
  fc.record({ rolling: fc.nat() }),
  fc.record({ sinceFirst: fc.nat() }),
  fc.record({ from: day, to: day }),
);
const shared = { target: fc.integer(), window };
const must = <K extends string>(...requiredKeys: K[]) => ({ requiredKeys });
const criteria: fc.Arbitrary<Criteria> = fc.oneof(
  fc.record(
    {
      type: fc.constant('purchase'),
      ...shared,
      where: condition,
      distinct: fc.constantFrom('day', 'sku', 'category'),
    },
    must('type', 'target'),
  ),
  fc.record(
    {
      type: fc.constant('spending'),
      ...shared,
      measure: fc.constantFrom('net', 'gross'),
      where: condition,
      items: condition,
    },
    must('type', 'target', 'measure'),
  ),
  fc.record(
    {
      type: fc.constant('streak'),
      target: fc.integer(),
      unit: fc.constantFrom('day', 'week', 'month'),
      where: condition,
    },
    must('type', 'target', 'unit'),
  ),
  fc.record(
    {
      type: fc.constant('collection'),
      field: fc.constantFrom('sku', 'category'),
      values: fc.array(text, { maxLength: 4 }),
      need: fc.integer(),
      where: condition,
      window,
    },
    must('type', 'field', 'values', 'need'),
  ),
  fc.record({ type: fc.constantFrom('review', 'referral'), ...shared }, must('type', 'target')),
  fc.record(
    {
      type: fc.constant('activity'),
      ...shared,
      event: fc.constantFrom('visit', 'app.open'),
      measure: fc.constantFrom('count', 'sum'),
      where: condition,
    },
    must('type', 'target', 'event', 'measure'),
  ),
  fc.record(
    {
      type: fc.constant('composite'),
      op: fc.constantFrom('all', 'any', 'atLeast'),
      n: fc.integer(),
      of: fc.array(fc.constantFrom('one', 'two'), { maxLength: 3 }),
    },
    must('type', 'op', 'of'),
  ),
) as fc.Arbitrary<Criteria>;

describe('what the builder shows', () => {
  it('is written back as the very condition that was read', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(conditionOf(nodeOf(one))).toEqual(one);
      }),
    );
  });

  it('is written back as the very criteria that were read, of every type', () => {
    fc.assert(
      fc.property(criteria, (one) => {
        expect(criteriaOf(criteriaDraftOf(one))).toEqual(one);
      }),
    );
  });

  it('keeps a whole achievement', () => {
    fc.assert(
      fc.property(criteria, fc.option(condition), fc.integer(), (of, audience, points) => {
        const whole: AchievementDefinition = { ...achievementDefinition.parse(BASE), criteria: of, audience, points };
        expect(definitionOf(achievementDraftOf('key', whole))).toEqual(whole);
      }),
    );
  });

  it('still has the shape of a rule once what is unfinished is left out', () => {
    fc.assert(
      fc.property(criteria, fc.option(condition), (of, audience) => {
        const whole = { ...achievementDefinition.parse(BASE), criteria: of, audience };
        const said = finishedDefinition(achievementDraftOf('key', whole));
        expect(achievementDefinition.safeParse(said).success).toBe(true);
      }),
    );
  });
});

const BASE = { name: 'Any', points: 1, criteria: { type: 'purchase', target: 1 } };

describe('editing a group', () => {
  const group = nodeOf({
    all: [
      { field: 'hour', op: 'lt', value: 9 },
      { field: 'channel', op: 'eq', value: 'web' },
    ],
  });

  it('takes a part out, and denies what is left', () => {
    if (group.kind !== 'group') throw new Error('a group was read');
    const less = replaced(group, group.parts[0]?.id ?? '', () => null);
    if (less?.kind !== 'group') throw new Error('the group stays');
    const none = { not: { any: [{ field: 'channel', op: 'eq', value: 'web' }] } };
    expect(conditionOf(withGroupWord(less, 'none'))).toEqual(none);
    expect(conditionOf(withGroupWord(withGroupWord(less, 'notAll'), 'all'))).toEqual({ all: none.not.any });
  });
});

it.each([
  ['Weekend shopper!', 'weekend-shopper'],
  ['  Café & Crème  ', 'cafe-creme'],
  ['100% — twice', '100-twice'],
  ['!!!', ''],
])('makes a key of the name "%s"', (name, key) => {
  expect(keyOfName(name)).toBe(key);
});
