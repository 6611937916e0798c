/** Random conditions: every field and operator somewhere, in trees. */
import fc from 'fast-check';
import type { Condition } from '#server/loyalty/achievements/contract.ts';

const onPurchase: fc.Arbitrary<Condition> = fc.constantFrom<Condition[]>(
  { field: 'amount', op: 'gte', value: 10_000 },
  { field: 'amount', op: 'between', value: [5_000, 25_000] },
  { field: 'channel', op: 'eq', value: 'web' },
  { field: 'channel', op: 'nin', value: ['shop'] },
  { field: 'channel', op: 'exists' },
  { field: 'currency', op: 'ne', value: 'USD' },
  { field: 'itemCount', op: 'gt', value: 2 },
  { field: 'sku', op: 'hasAny', value: ['a', 'b'] },
  { field: 'category', op: 'hasAll', value: ['x', 'y'] },
  { field: 'category', op: 'hasNone', value: ['z'] },
  { field: 'sku', op: 'exists', value: false },
  { field: 'isFirstPurchase', op: 'eq', value: true },
);
const onAnything: fc.Arbitrary<Condition> = fc.constantFrom<Condition[]>(
  { field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun', 'Mon'] },
  { field: 'hour', op: 'lt', value: 12 },
);
export const onCustomer: fc.Arbitrary<Condition> = fc.constantFrom<Condition[]>(
  { field: 'customer.badgeLevel', op: 'lt', value: 2 },
  { field: 'customer.badgeLevel', op: 'gte', value: 1 },
  { field: 'customer.tenureDays', op: 'lte', value: 9 },
  { field: 'customer.totalPoints', op: 'gt', value: 50 },
  { field: 'customer.purchaseCount', op: 'gte', value: 2 },
  { field: 'customer.achievementCount', op: 'ne', value: 1 },
);

/** A leaf, or leaves joined, chosen or denied. */
export function tree(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const pair = fc.array(leaf, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: pair.map((all) => ({ all })) },
    { weight: 1, arbitrary: pair.map((any) => ({ any })) },
    { weight: 1, arbitrary: leaf.map((not) => ({ not })) },
    { weight: 1, arbitrary: pair.map((any) => ({ not: { any } })) },
  );
}

export const where = fc.option(tree(fc.oneof(onPurchase, onPurchase, onAnything, onCustomer)), {
  nil: undefined,
  freq: 2,
});
export const whereActivity = fc.option(tree(fc.oneof(onAnything, onCustomer)), { nil: undefined, freq: 2 });
export const items = fc.option(
  fc.constantFrom<Condition[]>(
    { field: 'sku', op: 'in', value: ['a', 'c'] },
    { not: { field: 'category', op: 'eq', value: 'x' } },
  ),
  { nil: undefined },
);
