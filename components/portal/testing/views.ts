/** What the pages of the portal read, with names in Greek, so that Latin letters on a page are its own. */
import type { ActivityView, BadgeView, CashbackWorking, HomeView } from '#server/insights/home/contract.ts';
import type {
  AchievementStory,
  BadgesView,
  CashbackOverview,
  CashbackRow,
  CreditEntry,
  CreditPage,
  FeedPage,
  GoalView,
  PurchaseStory,
} from '#server/insights/portal/contract.ts';
import type { Celebration } from '#server/notifications/contract.ts';

const AT = new Date('2026-11-20T12:00:00Z');
const FRAME = { asOf: AT, program: { name: 'Πρόγραμμα', currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' } };

const goal = (id: string, changes: Partial<GoalView> = {}): GoalView => ({
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

const working: CashbackWorking = {
  amount: 600n,
  currency: 'JPY',
  status: 'pending',
  baseBps: 500,
  bonusBps: 100,
  rateBps: 600,
  multiplierPct: 150,
  badgeName: 'Χρυσός',
};
const row = (id: string, changes: Partial<CashbackRow> = {}): CashbackRow => ({
  id,
  kind: 'earn',
  purchaseId: 'p',
  orderId: '12',
  lines: { first: 'Βιβλίο', others: 1 },
  boughtAt: AT,
  purchaseAmount: 10_000n,
  opened: 700n,
  reversed: 100n,
  working,
  createdAt: AT,
  nextAttemptAt: AT,
  completedAt: null,
  failedAt: null,
  reversedAt: null,
  cancelledAt: null,
  tries: [
    { at: AT, outcome: 'not_sent' },
    { at: AT, outcome: 'in_flight' },
  ],
  ...changes,
});
const standing = (status: CashbackWorking['status']) => ({ working: { ...working, status } });
export const cashbackRows = [
  row('1'),
  row('2', { ...standing('completed'), completedAt: AT }),
  row('3', { ...standing('failed'), failedAt: AT }),
  row('4', { ...standing('reversed'), reversedAt: AT }),
  row('5', { kind: 'clawback' }),
  row('6', standing('needs_review')),
];
const summary = { paidThisMonth: 600n, onItsWay: 700n, owed: 150n, paidEver: 1_300n };
const credits = [{ currency: 'JPY', balance: -100n }];
export const overview: CashbackOverview = {
  ...FRAME,
  summary,
  counts: { all: 6, waiting: 3, paid: 1, failed: 2 },
  paidTo: { provider: 'paystack', label: '•••• 6789', isTheirsToSay: true },
  credits,
};

const entry: CreditEntry = {
  id: 'e1',
  at: AT,
  kind: 'earn',
  purchase: { id: 'p', orderId: '10', lines: null },
  amount: 500n,
  balance: -100n,
  currency: 'JPY',
};
export const credit: CreditPage = {
  ...FRAME,
  credits,
  paidTo: { provider: 'wallet', label: null, isTheirsToSay: false },
  entries: [
    entry,
    { ...entry, id: 'e2', kind: 'clawback', amount: -600n },
    { ...entry, id: 'e3', kind: null, purchase: null },
  ],
  next: { at: AT, id: 'e3' },
};

const did = {
  points: 200,
  steps: [{ name: 'Στόχος', have: 3n, need: 5n, measure: 'purchases' as const }],
  unlocked: ['Στόχος'],
  badges: ['Χρυσός'],
  lost: ['Στόχος'],
  cashback: working,
};
const purchase = {
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
  { id: 'r', kind: 'refund', occurredAt: AT, did, orderId: '12', amount: 100n, currency: 'JPY' },
  { id: 'a', kind: 'activity', occurredAt: AT, did, name: 'review' },
  { id: 'l', kind: 'adjustment', occurredAt: AT, did, note: null },
];
export const feed: FeedPage = {
  ...FRAME,
  items: [...activity, { id: 'm', kind: 'payment', occurredAt: AT, orderId: '12', amount: 600n, currency: 'JPY' }],
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
  nearest: ['1'],
  cashback: summary,
  activity,
};

const fact = { id: 'p', kind: 'purchase' as const, title: 'Βιβλίο', occurredAt: AT };
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
  counted: [{ fact, before: 2n, after: 3n }],
  missed: [{ fact: { ...fact, id: 'q', kind: 'refund' }, reasons: [amount] }],
};

export const story: PurchaseStory = {
  ...FRAME,
  purchase,
  items: [{ name: 'Βιβλίο', quantity: 2, unitAmount: 4_500n }],
  refunded: 100n,
  lines: [
    { subject: 'achievement', name: 'Στόχος', outcome: 'not_matched', progress: null, reasons: [amount] },
    { subject: 'achievement', name: 'Τρίτος', outcome: 'unmoved', progress: null, reasons: [] },
    { subject: 'achievement', name: 'Δεύτερος', outcome: 'already_unlocked', progress: null, reasons: [] },
    { subject: 'cashback', name: '', outcome: 'none', progress: null, reasons: [] },
  ],
  payment: cashbackRows[0] ?? null,
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
