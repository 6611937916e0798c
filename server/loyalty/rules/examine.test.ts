import { describe, expect, it } from 'vitest';
import type { Condition } from '#server/loyalty/achievements/contract.ts';
import { compileItemCondition } from './conditions.ts';
import { examineItem } from './examine.ts';
import type { PurchaseItem } from './model.ts';

const LAMP: PurchaseItem = {
  index: 0,
  sku: 'A1',
  name: 'Lamp',
  category: 'home',
  quantity: 2,
  unitAmount: 3_000_000n,
};
const HOME: Condition = { field: 'category', op: 'eq', value: 'home' };
const DEAR: Condition = { field: 'unitAmount', op: 'gte', value: 5_000_000 };

describe('examining a condition', () => {
  it('tells of a comparison what was wanted and what was seen, whether it holds or not', () => {
    expect(examineItem(HOME, LAMP)).toEqual({
      kind: 'comparison',
      holds: true,
      field: 'category',
      op: 'eq',
      expected: 'home',
      observed: 'home',
    });
    expect(examineItem(DEAR, LAMP)).toMatchObject({ holds: false, expected: 5_000_000, observed: 3_000_000 });
  });

  it('tells of a group how each part came out', () => {
    const examined = examineItem({ all: [HOME, { any: [DEAR, { not: DEAR }] }] }, LAMP);
    expect(examined).toMatchObject({
      kind: 'all',
      holds: true,
      parts: [
        { kind: 'comparison', holds: true },
        {
          kind: 'any',
          holds: true,
          parts: [{ holds: false }, { kind: 'not', holds: true, parts: [{ holds: false }] }],
        },
      ],
    });
  });

  it('agrees with the engine on every tree', () => {
    const trees: Condition[] = [HOME, DEAR, { not: HOME }, { any: [DEAR, HOME] }, { all: [DEAR, HOME] }];
    for (const tree of trees) {
      expect(examineItem(tree, LAMP).holds).toBe(compileItemCondition(tree).holds(LAMP));
    }
  });

  it('takes a missing value for true, as the engine does', () => {
    expect(examineItem({ field: 'sku', op: 'exists' }, LAMP)).toMatchObject({ holds: true, expected: true });
  });
});
