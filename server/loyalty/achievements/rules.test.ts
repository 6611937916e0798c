import { describe, expect, it, test } from 'vitest';
import { Refusal } from '#server/kernel/errors.ts';
import { DEFAULT_ACHIEVEMENTS } from '#server/loyalty/rules/testing/builders.ts';
import { achievementDefinition, type Condition } from './contract.ts';
import { requireSoundAchievement, type Sibling } from './rules.ts';

const siblings: Sibling[] = [
  { key: 'regular', criteria: { type: 'purchase', target: 5 } },
  { key: 'outer', criteria: { type: 'composite', op: 'all', of: ['middle', 'regular'] } },
  { key: 'middle', criteria: { type: 'composite', op: 'any', of: ['goal', 'regular'] } },
];

function refusalOf(definition: object, key = 'goal'): Refusal | null {
  try {
    requireSoundAchievement(key, achievementDefinition.parse({ name: 'Goal', points: 100, ...definition }), siblings);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const codeOf = (definition: object): string | undefined => refusalOf(definition)?.code;
const purchase = (more: object) => ({ criteria: { type: 'purchase', target: 1, ...more } });
const where = (condition: Condition) => purchase({ where: condition });

describe('an achievement is refused', () => {
  test.each<[string, object, string]>([
    ['with negative points', { ...purchase({}), points: -1 }, 'points_out_of_range'],
    ['with points no ledger can hold', { ...purchase({}), points: 100_000_001 }, 'points_out_of_range'],
    ['with a target of nothing', purchase({ target: 0 }), 'target_out_of_range'],
    ['with too many distinct values', purchase({ target: 501, distinct: 'sku' }), 'target_out_of_range'],
    ['with a sum of nothing', { criteria: { type: 'spending', target: 0, measure: 'net' } }, 'amount_out_of_range'],
    [
      'with a sum above 10^15',
      { criteria: { type: 'spending', target: 1_000_000_000_000_001, measure: 'net' } },
      'amount_out_of_range',
    ],
    [
      'with a sum of values above 10^15',
      { criteria: { type: 'activity', event: 'steps', target: 1_000_000_000_000_001, measure: 'sum' } },
      'amount_out_of_range',
    ],
    ['with a streak without end', { criteria: { type: 'streak', target: 10_001, unit: 'day' } }, 'target_out_of_range'],
    [
      'with an empty collection',
      { criteria: { type: 'collection', field: 'sku', values: [], need: 1 } },
      'collection_size_out_of_range',
    ],
    [
      'with a value twice in a collection',
      { criteria: { type: 'collection', field: 'sku', values: ['a', 'a'], need: 1 } },
      'collection_value_repeated',
    ],
    [
      'when a collection needs more than it has',
      { criteria: { type: 'collection', field: 'sku', values: ['a'], need: 2 } },
      'need_out_of_range',
    ],
    ['with a window of no days', purchase({ window: { rolling: 0 } }), 'days_out_of_range'],
    ['with a window of 367 days', purchase({ window: { rolling: 367 } }), 'days_out_of_range'],
    ['with no days since the first', purchase({ window: { sinceFirst: 0 } }), 'days_out_of_range'],
    [
      'with a window that ends before it begins',
      purchase({ window: { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' } }),
      'window_order',
    ],
    [
      'with a schedule that ends before it begins',
      { ...purchase({}), schedule: { from: '2026-02-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } },
      'schedule_order',
    ],
    ['once per window without one', { ...purchase({}), recurrence: { kind: 'perWindow' } }, 'recurrence_needs_window'],
    [
      'once per rolling window',
      { ...purchase({ window: { rolling: 7 } }), recurrence: { kind: 'perWindow' } },
      'recurrence_needs_window',
    ],
    ['with no repeats at all', { ...purchase({}), recurrence: { kind: 'onCompletion', max: 0 } }, 'max_out_of_range'],
    [
      'when a streak should carry a surplus',
      { criteria: { type: 'streak', target: 2, unit: 'day' }, recurrence: { kind: 'onCompletion', carryExcess: true } },
      'carry_not_allowed',
    ],
    [
      'when a composite should repeat',
      { criteria: { type: 'composite', op: 'all', of: ['regular'] }, recurrence: { kind: 'onCompletion' } },
      'recurrence_not_allowed',
    ],
    [
      'when its part does not exist',
      { criteria: { type: 'composite', op: 'all', of: ['nobody'] } },
      'composite_unknown_key',
    ],
    ['when it has no part', { criteria: { type: 'composite', op: 'all', of: [] } }, 'composite_size_out_of_range'],
    [
      'when it names a part twice',
      { criteria: { type: 'composite', op: 'all', of: ['regular', 'regular'] } },
      'composite_repeats_key',
    ],
    ['when it is its own part', { criteria: { type: 'composite', op: 'all', of: ['goal'] } }, 'composite_cycle'],
    ['when it closes a circle', { criteria: { type: 'composite', op: 'any', of: ['outer'] } }, 'composite_cycle'],
    [
      'when it needs more parts than it has',
      { criteria: { type: 'composite', op: 'atLeast', n: 2, of: ['regular'] } },
      'need_out_of_range',
    ],
    [
      'when it does not say how many parts it needs',
      { criteria: { type: 'composite', op: 'atLeast', of: ['regular'] } },
      'need_out_of_range',
    ],
    ['for a field nobody knows', where({ field: 'colour', op: 'eq', value: 'red' }), 'unknown_field'],
    ['for a field of the prototype', where({ field: 'constructor', op: 'exists' }), 'unknown_field'],
    ['for an operator of another type', where({ field: 'amount', op: 'contains', value: '1' }), 'operator_not_allowed'],
    ['when a set is compared like a text', where({ field: 'sku', op: 'eq', value: 'a' }), 'operator_not_allowed'],
    [
      'when an amount is compared with a text',
      where({ field: 'amount', op: 'gte', value: '1' }),
      'value_of_wrong_type',
    ],
    ['when a value is missing', where({ field: 'amount', op: 'gte' }), 'value_of_wrong_type'],
    ['when a range is upside down', where({ field: 'hour', op: 'between', value: [9, 8] }), 'value_of_wrong_type'],
    ['when a list is empty', where({ field: 'channel', op: 'in', value: [] }), 'value_of_wrong_type'],
    ['when a truth is a number', where({ field: 'isFirstPurchase', op: 'eq', value: 1 }), 'value_of_wrong_type'],
    ['for half a kobo', where({ field: 'amount', op: 'gte', value: 0.5 }), 'amount_out_of_range'],
    [
      'for an amount above all',
      where({ field: 'amount', op: 'lt', value: 1_000_000_000_000_001 }),
      'amount_out_of_range',
    ],
    ['for a day nobody knows', where({ field: 'dayOfWeek', op: 'in', value: ['Sat', 'Someday'] }), 'value_unknown'],
    ['for a currency nobody knows', where({ field: 'currency', op: 'eq', value: 'XQX' }), 'value_unknown'],
    ['for an empty group', where({ all: [] }), 'condition_empty'],
    [
      'when an audience asks for the purchase',
      { ...purchase({}), audience: { field: 'amount', op: 'gt', value: 1 } },
      'unknown_field',
    ],
    [
      'when an activity asks for an amount',
      {
        criteria: {
          type: 'activity',
          event: 'x',
          target: 1,
          measure: 'count',
          where: { field: 'amount', op: 'gt', value: 1 },
        },
      },
      'unknown_field',
    ],
    [
      'when a line asks for the channel',
      { criteria: { type: 'spending', target: 1, measure: 'net', items: { field: 'channel', op: 'exists' } } },
      'unknown_field',
    ],
  ])('%s', (_why, definition, code) => {
    expect(codeOf(definition)).toBe(code);
  });

  it('when conditions nest too deep or are too many', () => {
    const leaf: Condition = { field: 'hour', op: 'eq', value: 1 };
    const deep = Array.from({ length: 8 }).reduce<Condition>((inner) => ({ not: inner }), leaf);
    const wide: Condition = { all: Array.from({ length: 3 }, () => ({ any: Array.from({ length: 40 }, () => leaf) })) };
    expect(codeOf(where(deep))).toBe('condition_too_deep');
    expect(codeOf(where(wide))).toBe('condition_too_large');
  });

  it('naming the place and what would do', () => {
    const refusal = refusalOf(
      where({
        all: [{ field: 'channel', op: 'eq', value: 'web' }, { not: { field: 'hour', op: 'in', value: ['9'] } }],
      }),
    );
    expect(refusal?.message).toBe(
      '"hour" cannot be compared with "in": use eq, ne, lt, lte, gt, gte, between or exists',
    );
    expect(refusal?.errors).toEqual({ 'criteria.where.all.1.not': [refusal?.message] });
    expect(refusalOf({ criteria: { type: 'composite', op: 'any', of: ['outer'] } })?.message).toBe(
      'The achievement would contain itself: goal -> outer -> middle -> goal',
    );
  });
});

describe('an achievement is accepted', () => {
  test.each<[string, object]>([
    [
      'on any metadata',
      where({
        all: [
          { field: 'metadata.store', op: 'in', value: ['a', 3, true] },
          { field: 'metadata.n', op: 'gt', value: 1.5 },
        ],
      }),
    ],
    ['with every kind of window', purchase({ window: { calendar: 'quarter' }, distinct: 'category' })],
    [
      'that repeats with a surplus',
      { ...purchase({}), recurrence: { kind: 'onCompletion', max: 3, carryExcess: true } },
    ],
    ['made of composites', { criteria: { type: 'composite', op: 'atLeast', n: 1, of: ['regular'] } }],
    ['for an audience', { ...purchase({}), audience: { field: 'customer.badgeLevel', op: 'gte', value: 2 } }],
  ])('%s', (_why, definition) => {
    expect(refusalOf(definition)).toBeNull();
  });

  it('when it stands among the others under its own key', () => {
    expect(refusalOf({ criteria: { type: 'composite', op: 'all', of: ['regular'] } }, 'outer')).toBeNull();
  });

  test.each(DEFAULT_ACHIEVEMENTS.map(({ key, definition }) => [key, definition] as const))(
    '%s of the default program',
    (key, definition) => {
      const others = DEFAULT_ACHIEVEMENTS.map((row) => ({ key: row.key, criteria: row.definition.criteria }));
      expect(() => requireSoundAchievement(key, definition, others)).not.toThrow();
    },
  );
});
