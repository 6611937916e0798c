/** What the pages of the portal read, with names in Greek, so that Latin letters on a page are its own. */
import type { ActivityView, BadgeView, HomeView } from '#server/insights/home/contract.ts';
import type { BadgesView, FeedPage, GoalView, PaymentView } from '#server/insights/portal/contract.ts';
import type { Celebration } from '#server/notifications/contract.ts';
import { AT, FRAME, summary, working } from './money-views.ts';

export const goal = (id: string, changes: Partial<GoalView> = {}): GoalView => ({
  id,
  key: id,
  name: 'Στόχος',
  description: 'Περιγραφή',
  icon: 'star',
  tier: 'gold',
  points: 200,
  isSecret: false,
  progress: { have: 3n, need: 5n, measure: 'purchases' },
  share: 0.6,
  unlockedAt: null,
  timesUnlocked: 0,
  rarityBps: 1_200,
  asks: null,
  ...changes,
});
export const goals = [
  goal('1'),
  goal('2', { share: 1, unlockedAt: AT, timesUnlocked: 2 }),
  goal('4', { description: '', asks: { criteria: { type: 'purchase', target: 2 }, names: {} } }),
  goal('3', { isSecret: true, progress: null, share: 0, rarityBps: 0 }),
];

const rung = (level: number, earnedAt: Date | null): BadgeView => ({
  id: `b${level}`,
  level,
  name: 'Χρυσός',
  description: '',
  color: '#b98a1f',
  pointsRequired: level * 100,
  achievementsRequired: level,
  cashbackBonusBps: level * 50,
  earnedAt,
});
const rungs = [rung(1, AT), rung(2, AT), rung(3, null), rung(4, null)];
const [first, current, following] = rungs;
if (!first || !current || !following) throw new Error('the ladder has four rungs');
const next = { badge: following, points: { have: 250, need: 300 }, achievements: { have: 3, need: 3 } };
const ladder = { current, next, rungs };
const benefits = { cashbackBonusBps: 50, cashbackMultiplier: 1.5, pointsMultiplier: 2, perks: ['Δώρο'] };
const passed = { level: 1, name: 'Χρυσός', color: '#b98a1f' };

export const badges: BadgesView = {
  ...FRAME,
  points: 250,
  achievements: 3,
  ladder,
  rungs: rungs.map((one) => ({ ...one, benefits })),
  history: [{ id: 'p1', badge: passed, earnedAt: AT, revokedAt: AT }],
};

const did = {
  points: 200,
  steps: [{ name: 'Στόχος', have: 3n, need: 5n, measure: 'purchases' as const }],
  unlocked: ['Στόχος'],
  badges: ['Χρυσός'],
  lost: ['Στόχος'],
  cashback: working,
  takenBack: { unlocked: ['Στόχος'], badges: ['Χρυσός'], points: 100, cashback: 300n },
};
export const purchase = {
  id: 'p',
  kind: 'purchase' as const,
  occurredAt: AT,
  did,
  orderId: '12',
  lines: { first: 'Βιβλίο', others: 1 },
  amount: 10_000n,
  currency: 'JPY',
  status: 'completed' as const,
  isRewarded: true,
};
const activity: ActivityView[] = [
  purchase,
  { ...purchase, id: 'q', lines: null, status: 'pending', isRewarded: false },
  {
    id: 'r',
    kind: 'refund',
    occurredAt: AT,
    did,
    orderId: '12',
    purchaseId: 'p',
    lines: purchase.lines,
    amount: 100n,
    currency: 'JPY',
  },
  {
    id: 's',
    kind: 'refund',
    occurredAt: AT,
    did,
    orderId: '12',
    purchaseId: 'q',
    lines: null,
    amount: 100n,
    currency: 'JPY',
  },
  { id: 'a', kind: 'activity', occurredAt: AT, did, name: 'review' },
  { id: 'l', kind: 'adjustment', occurredAt: AT, did, note: null },
];
const payment: PaymentView = {
  id: 'm',
  kind: 'payment',
  occurredAt: AT,
  orderId: '12',
  amount: 600n,
  currency: 'JPY',
  takenFrom: null,
};
export const feed: FeedPage = {
  ...FRAME,
  items: [...activity, payment, { ...payment, id: 'n', amount: -600n, takenFrom: 'credit' }],
  next: null,
};

export const home: HomeView = {
  ...FRAME,
  customer: { name: 'Άννα', memberSince: AT },
  points: 250,
  purchaseCount: 3,
  paidBy: 'wallet',
  ladder,
  achievements: goals,
  nearest: ['1', '4'],
  asks: { '4': { criteria: { type: 'purchase', target: 2 }, names: {} } },
  cashback: summary,
  activity,
};

const celebrated = { subjectId: following.id, name: 'Χρυσός', description: null, icon: null, tier: null, at: AT };
export const newBadge: Celebration = {
  ...celebrated,
  id: 'c1',
  kind: 'badge',
  level: 3,
  color: '#b98a1f',
  points: null,
};
export const unlocks: readonly Celebration[] = ['c2', 'c3'].map((id) => {
  return { ...celebrated, id, kind: 'achievement', icon: 'star', level: null, color: null, points: 200 };
});
