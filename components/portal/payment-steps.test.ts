import { describe, expect, it } from 'vitest';
import { portalTexts } from '#components/words/en-portal.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { AttemptOutcome, CashbackStatus } from '#db/enums.ts';
import type { Settlement } from '#server/insights/home/contract.ts';
import type { CashbackRow } from '#server/insights/portal/contract.ts';
import { paymentStatus, paymentSteps } from './payment-steps.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, NOW);

const row = (status: CashbackStatus, changes: Partial<CashbackRow> = {}): CashbackRow => ({
  id: 't1',
  kind: 'earn',
  purchaseId: 'p1',
  orderId: 'order-1',
  lines: null,
  boughtAt: new Date('2026-11-20T11:00:00Z'),
  purchaseAmount: 6_000_000n,
  opened: 360_000n,
  reversed: 0n,
  working: {
    amount: 360_000n,
    currency: 'NGN',
    status,
    baseBps: 500,
    bonusBps: 100,
    rateBps: 600,
    multiplierPct: 100,
    badgeName: 'Gold',
    takenBack: null,
  },
  createdAt: new Date('2026-11-20T11:00:01Z'),
  nextAttemptAt: null,
  completedAt: null,
  failedAt: null,
  reversedAt: null,
  cancelledAt: null,
  tries: [],
  ...changes,
});
const takenBack = (status: CashbackStatus, changes: Partial<Settlement>) => {
  const one = row(status, { kind: 'clawback' });
  const was: Settlement = { from: 'cashback', left: 0n, settledAt: null, ...changes };
  return { ...one, working: { ...one.working, amount: -360_000n, takenBack: was } };
};
const tried = (outcome: AttemptOutcome) => ({ at: new Date('2026-11-20T11:01:00Z'), outcome });
const LATER = new Date('2026-11-20T13:05:00Z');

describe('how a payment stands, in the words of its customer', () => {
  it.each<[string, CashbackRow]>([
    ['On its way', row('pending')],
    ['On its way', row('pending', { nextAttemptAt: LATER })],
    ['We will try again at 14:05', row('pending', { nextAttemptAt: LATER, tries: [tried('not_sent')] })],
    ['Being paid', row('processing', { tries: [tried('in_flight')] })],
    [
      'Checking whether it arrived, again at 14:05',
      row('processing', { nextAttemptAt: LATER, tries: [tried('unknown')] }),
    ],
    ['Someone is looking into it', row('needs_review')],
    ['Paid 20 Nov', row('completed', { completedAt: NOW })],
    ['Could not be paid', row('failed')],
    ['Taken back with the refund', row('reversed')],
    ['Cancelled', row('reversed', { cancelledAt: NOW })],
    ['Comes off your next cashback', takenBack('pending', { left: 360_000n })],
    ['₦900.00 of it still comes off your next cashback', takenBack('processing', { left: 90_000n })],
    ['Kept back from cashback that is on its way', takenBack('processing', {})],
    ['Kept back from later cashback on 20 Nov', takenBack('completed', { settledAt: NOW })],
    ['Taken off your store credit on 20 Nov', takenBack('completed', { from: 'credit', settledAt: NOW })],
  ])('is "%s"', (text, one) => {
    expect(paymentStatus(one, portalTexts.cashback, formats).text).toBe(text);
  });

  it('is told step by step, the next one last', () => {
    const steps = paymentSteps(row('pending', { tries: [tried('not_sent')], nextAttemptAt: LATER }));
    expect(steps.map(({ kind }) => kind)).toEqual(['bought', 'opened', 'not_sent', 'again']);
    const failed = paymentSteps(row('failed', { tries: [tried('refused')], failedAt: NOW, nextAttemptAt: LATER }));
    expect(failed.map(({ kind }) => kind)).toEqual(['bought', 'opened', 'refused', 'failed']);
  });

  it('is told to its end where a refund took it back', () => {
    const kinds = (one: CashbackRow) => paymentSteps(one).map(({ kind }) => kind);
    expect(kinds(takenBack('processing', { left: 90_000n }))).toEqual(['owedBack']);
    expect(kinds(takenBack('completed', { settledAt: NOW }))).toEqual(['owedBack', 'keptBack']);
    expect(kinds(takenBack('completed', { from: 'credit', settledAt: NOW }))).toEqual(['owedBack', 'takenOffCredit']);
  });
});
