import { describe, expect, it, test } from 'vitest';
import type { Condition } from '#server/loyalty/achievements/contract.ts';
import { zoneOf } from './calendar.ts';
import { compileCondition, compileItemCondition } from './conditions.ts';
import type { PurchaseFact, Reason } from './model.ts';
import type { Scene } from './scene.ts';
import { emptyState } from './state.ts';
import { item, purchase } from './testing/builders.ts';

const friday = purchase('2026-11-20T10:00:00Z', {
  amount: 6_000_000,
  channel: 'web',
  items: [
    { sku: 'A1', category: 'home', quantity: 2 },
    { sku: 'B2', category: null, quantity: 3 },
  ],
  metadata: { store: 'Lagos', staff: 7, gift: true, note: null },
});

function sceneOf(fact: PurchaseFact, customer: Partial<Scene> = {}): Scene {
  return {
    at: fact.occurredAt,
    purchase: fact,
    activity: null,
    state: { ...emptyState(), totalPoints: 120, purchaseCount: 3 },
    badgeLevel: 2,
    local: zoneOf('Africa/Lagos').at(fact.occurredAt),
    tenureDays: 40,
    ...customer,
  };
}

const holds = (condition: Condition, scene = sceneOf(friday)) => compileCondition(condition).holds(scene);

function reasonsOf(condition: Condition, scene = sceneOf(friday)): Reason[] {
  const reasons: Reason[] = [];
  compileCondition(condition).explain(scene, true, reasons);
  return reasons;
}

describe('a comparison', () => {
  const cases: [field: string, op: string, value: unknown, expected: boolean][] = [
    ['amount', 'eq', 6_000_000, true],
    ['amount', 'ne', 6_000_000, false],
    ['amount', 'gte', 6_000_000, true],
    ['amount', 'gt', 6_000_000, false],
    ['amount', 'lte', 6_000_000, true],
    ['amount', 'lt', 6_000_001, true],
    ['amount', 'between', [6_000_000, 7_000_000], true],
    ['amount', 'between', [1, 5_999_999], false],
    ['currency', 'eq', 'NGN', true],
    ['channel', 'in', ['shop', 'web'], true],
    ['channel', 'nin', ['shop', 'web'], false],
    ['channel', 'contains', 'we', true],
    ['channel', 'startsWith', 'eb', false],
    ['channel', 'exists', undefined, true],
    ['channel', 'exists', false, false],
    ['itemCount', 'eq', 5, true],
    ['sku', 'hasAny', ['B2', 'C3'], true],
    ['sku', 'hasAll', ['A1', 'B2'], true],
    ['sku', 'hasAll', ['A1', 'C3'], false],
    ['sku', 'hasNone', ['C3'], true],
    ['category', 'hasAny', ['home'], true],
    ['category', 'exists', true, true],
    ['dayOfWeek', 'in', ['Sat', 'Sun'], false],
    ['dayOfWeek', 'eq', 'Fri', true],
    ['hour', 'eq', 11, true],
    ['isFirstPurchase', 'eq', false, true],
    ['metadata.store', 'eq', 'Lagos', true],
    ['metadata.store', 'startsWith', 'La', true],
    ['metadata.staff', 'gte', 7, true],
    ['metadata.staff', 'eq', '7', false],
    ['metadata.gift', 'eq', true, true],
    ['metadata.note', 'exists', true, false],
    ['metadata.nothing', 'exists', false, true],
    ['metadata.toString', 'exists', true, false],
    ['customer.badgeLevel', 'gte', 2, true],
    ['customer.tenureDays', 'lt', 30, false],
    ['customer.totalPoints', 'gt', 100, true],
    ['customer.purchaseCount', 'eq', 3, true],
    ['customer.achievementCount', 'eq', 0, true],
  ];
  test.each(cases)('%s %s %j is %s', (field, op, value, expected) => {
    expect(holds({ field, op, value } as Condition)).toBe(expected);
  });

  it('finds nothing equal, greater or contained in what is not there', () => {
    const bare = sceneOf(purchase('2026-11-20T10:00:00Z'));
    expect(holds({ field: 'channel', op: 'eq', value: 'web' }, bare)).toBe(false);
    expect(holds({ field: 'channel', op: 'ne', value: 'web' }, bare)).toBe(true);
    expect(holds({ field: 'channel', op: 'nin', value: ['web'] }, bare)).toBe(true);
    expect(holds({ field: 'channel', op: 'contains', value: '' }, bare)).toBe(false);
    expect(holds({ field: 'sku', op: 'hasNone', value: ['A1'] }, bare)).toBe(true);
    expect(holds({ field: 'metadata.staff', op: 'lt', value: 1 }, bare)).toBe(false);
  });

  it('compares the largest amounts exactly', () => {
    const scene = sceneOf(purchase('2026-11-20T10:00:00Z', { amount: 999_999_999_999_999n }));
    expect(holds({ field: 'amount', op: 'lt', value: 1_000_000_000_000_000 }, scene)).toBe(true);
    expect(holds({ field: 'amount', op: 'gte', value: 1_000_000_000_000_000 }, scene)).toBe(false);
  });
});

describe('a tree', () => {
  const big: Condition = { field: 'amount', op: 'gte', value: 10_000_000 };
  const web: Condition = { field: 'channel', op: 'eq', value: 'web' };

  it('joins, chooses and denies', () => {
    expect(holds({ all: [big, web] })).toBe(false);
    expect(holds({ any: [big, web] })).toBe(true);
    expect(holds({ not: { all: [big, web] } })).toBe(true);
    expect(holds({ not: { not: web } })).toBe(true);
  });

  it('says by how much it failed, and only what failed', () => {
    expect(reasonsOf({ all: [big, web] })).toEqual([
      { field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 },
    ]);
  });

  it('names every branch of a choice that was missed', () => {
    const shop: Condition = { field: 'channel', op: 'eq', value: 'shop' };
    expect(reasonsOf({ any: [big, shop] }).map(({ field }) => field)).toEqual(['amount', 'channel']);
  });

  it('marks what stands under a denial', () => {
    expect(reasonsOf({ not: { any: [big, web] } })).toEqual([
      { field: 'channel', op: 'eq', expected: 'web', observed: 'web', negated: true },
    ]);
  });
});

describe('a condition on a line', () => {
  const lamp = item(0, { sku: 'A1', name: 'Lamp', category: 'home', quantity: 2, unitAmount: 3_000_000 });

  test.each<[Condition, boolean]>([
    [{ field: 'sku', op: 'in', value: ['A1', 'A2'] }, true],
    [{ field: 'name', op: 'contains', value: 'amp' }, true],
    [{ field: 'category', op: 'eq', value: 'garden' }, false],
    [{ field: 'quantity', op: 'gte', value: 2 }, true],
    [{ field: 'unitAmount', op: 'lt', value: 3_000_000 }, false],
  ])('%j is %s', (condition, expected) => {
    expect(compileItemCondition(condition).holds(lamp)).toBe(expected);
  });
});

it('cannot be made of a field that does not exist', () => {
  expect(() => compileCondition({ field: 'colour', op: 'eq', value: 'red' })).toThrow('colour');
  expect(() => compileItemCondition({ field: 'amount', op: 'eq', value: 1 })).toThrow('amount');
});
