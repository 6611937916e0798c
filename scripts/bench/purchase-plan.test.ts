import { describe, expect, it } from 'vitest';
import { purchasePlan } from './purchase-plan.ts';

const size = { purchases: 5_000, customers: 2_000, days: 180 };

describe('the plan of purchases', () => {
  it('is the same every time', () => {
    expect(purchasePlan(size)).toEqual(purchasePlan(size));
  });

  it('names customers that exist, in amounts its lines add up to, forward in time', () => {
    const plan = purchasePlan(size);
    for (const [index, purchase] of plan.entries()) {
      expect(purchase.customer).toBeGreaterThanOrEqual(0);
      expect(purchase.customer).toBeLessThan(size.customers);
      expect(purchase.items.reduce((sum, item) => sum + item.quantity * item.unitAmount, 0)).toBe(purchase.amount);
      expect(purchase.afterMs).toBeGreaterThan(plan[index - 1]?.afterMs ?? -1);
    }
  });

  it('has regulars and passers-by', () => {
    const counts = new Map<number, number>();
    for (const { customer } of purchasePlan(size)) counts.set(customer, (counts.get(customer) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBeGreaterThan(20);
    expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThan(200);
  });
});
