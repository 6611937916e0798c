/** What the drawers of the portal read, with names in Greek like the pages. */
import type { AchievementStory, PurchaseStory } from '#server/insights/portal/contract.ts';
import { AT, cashbackRows, FRAME } from './money-views.ts';
import { goal, purchase } from './views.ts';

const fact = { id: 'p', kind: 'purchase' as const, title: '12', lines: purchase.lines, occurredAt: AT };
const amount = { field: 'amount', op: 'gte', expected: 5_000, observed: 100 };
export const achievement: AchievementStory = {
  ...FRAME,
  view: goal('1'),
  rule: {
    criteria: { type: 'purchase', target: 5, where: { field: 'amount', op: 'gte', value: 5_000 } },
    recurrence: { kind: 'onCompletion', max: 3, carryExcess: true },
    schedule: { from: '2026-11-01T00:00:00Z' },
    audience: { field: 'customer.badgeLevel', op: 'gte', value: 2 },
    countsFrom: AT,
  },
  names: {},
  parts: [
    { name: 'Βιβλίο', isHad: true },
    { name: null, isHad: false },
  ],
  counted: [
    { fact, before: 2n, after: 3n },
    { fact: { ...fact, id: 's' }, before: 4n, after: 2n },
  ],
  missed: [{ fact: { ...fact, id: 'q', kind: 'refund' }, reasons: [amount] }],
};

export const story: PurchaseStory = {
  ...FRAME,
  purchase,
  items: [{ name: 'Βιβλίο', quantity: 2, unitAmount: 4_500n }],
  refunded: 100n,
  refunds: [
    { id: 'r', at: AT, amount: 100n, points: -100, lost: ['Στόχος'], cashback: 30n, isDone: true },
    { id: 's', at: AT, amount: 100n, points: 0, lost: [], cashback: null, isDone: true },
    { id: 't', at: AT, amount: 100n, points: 0, lost: [], cashback: 0n, isDone: false },
  ],
  lines: [
    { subject: 'achievement', name: 'Στόχος', outcome: 'not_matched', progress: null, reasons: [amount] },
    { subject: 'achievement', name: 'Τρίτος', outcome: 'unmoved', progress: null, reasons: [] },
    { subject: 'achievement', name: 'Δεύτερος', outcome: 'already_unlocked', progress: null, reasons: [] },
    { subject: 'cashback', name: '', outcome: 'none', progress: null, reasons: [] },
  ],
  payment: cashbackRows[0] ?? null,
};
