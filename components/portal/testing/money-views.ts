/** What the pages of cashback and store credit read. */
import type { CashbackWorking, Settlement } from '#server/insights/home/contract.ts';
import type { CashbackOverview, CashbackRow, CreditEntry, CreditPage } from '#server/insights/portal/contract.ts';

export const AT = new Date('2026-11-20T12:00:00Z');
export const FRAME = {
  asOf: AT,
  program: { name: 'Πρόγραμμα', currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' },
};

export const working: CashbackWorking = {
  amount: 600n,
  currency: 'JPY',
  status: 'pending',
  baseBps: 500,
  bonusBps: 100,
  rateBps: 600,
  multiplierPct: 150,
  badgeName: 'Χρυσός',
  takenBack: null,
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
const owedBack = (takenBack: Settlement) => ({
  kind: 'clawback' as const,
  working: { ...working, amount: -600n, takenBack },
});
export const cashbackRows = [
  row('1'),
  row('2', { ...standing('completed'), completedAt: AT }),
  row('3', { ...standing('failed'), failedAt: AT }),
  row('4', { ...standing('reversed'), reversedAt: AT }),
  row('5', owedBack({ from: 'cashback', left: 600n, settledAt: null })),
  row('7', owedBack({ from: 'cashback', left: 200n, settledAt: null })),
  row('8', owedBack({ from: 'cashback', left: 0n, settledAt: null })),
  row('9', owedBack({ from: 'credit', left: 0n, settledAt: AT })),
  row('6', standing('needs_review')),
];
export const summary = {
  paidThisMonth: 600n,
  onItsWay: 700n,
  heldUp: 600n,
  owed: 150n,
  paidEver: 1_300n,
  hasAny: true,
};
const credits = [{ currency: 'JPY', balance: -100n }];
export const overview: CashbackOverview = {
  ...FRAME,
  summary,
  counts: { all: 9, waiting: 2, paid: 1, taken: 5, failed: 1 },
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
