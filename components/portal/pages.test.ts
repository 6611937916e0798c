import { describe, expect, it } from 'vitest';
import { portalTexts } from '#components/words/en-portal.ts';
import { formatsOf } from '#components/words/formats.tsx';
import type { AttemptOutcome, CashbackStatus } from '#db/enums.ts';
import type { CashbackRow, GoalView } from '#server/insights/portal/contract.ts';
import { ordered } from './achievement-order.ts';
import { paymentStatus, paymentSteps } from './payment-steps.ts';
import { isAt, TABS } from './portal-places.ts';
import { rarityText } from './rarity.ts';
import { statementRows } from './statement-rows.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const formats = formatsOf({ locale: 'en', currency: 'NGN', timeZone: 'Africa/Lagos' }, NOW);

describe('the list of achievements', () => {
  const goal = (id: string, changes: Partial<GoalView>): GoalView => ({
    id,
    key: id,
    name: id,
    description: '',
    icon: 'star',
    tier: 'bronze',
    points: 100,
    isSecret: false,
    progress: { have: 1n, need: 5n, measure: 'purchases' },
    share: 0,
    unlockedAt: null,
    timesUnlocked: 0,
    rarityBps: 5_000,
    asks: null,
    ...changes,
  });
  const views = [
    goal('far', { share: 0.1, points: 900 }),
    goal('old', { share: 1, unlockedAt: new Date('2026-01-01'), rarityBps: 10 }),
    goal('untouched', {}),
    goal('near', { share: 0.9 }),
    goal('new', { share: 1, unlockedAt: new Date('2026-11-01') }),
  ];

  it.each([
    ['all', 'nearest', ['near', 'far', 'untouched', 'new', 'old']],
    ['open', 'nearest', ['near', 'far']],
    ['unlocked', 'newest', ['new', 'old']],
    ['locked', 'nearest', ['untouched']],
    ['all', 'rarest', ['old', 'near', 'far', 'untouched', 'new']],
    ['all', 'points', ['far', 'near', 'untouched', 'new', 'old']],
  ] as const)('of %s by %s is in the order people look for', (filter, sort, ids) => {
    expect(ordered(views, filter, sort).map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    [null, ''],
    [0, 'Nobody has it yet'],
    [40, '0.4% have it'],
    [1_234, '12% have it'],
    [9_999, '99% have it'],
    [10_000, '100% have it'],
  ])('says how rare %s is', (rarityBps, text) => {
    expect(rarityText({ rarityBps, unlockedAt: new Date() }, portalTexts, formats)).toBe(text);
  });

  it('is not said to be had by all to somebody who has not', () => {
    expect(rarityText({ rarityBps: 10_000, unlockedAt: null }, portalTexts, formats)).toBe('99% have it');
  });
});

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
    ['Comes off your next cashback', row('pending', { kind: 'clawback' })],
    ['Taken off', row('completed', { kind: 'clawback', completedAt: NOW })],
  ])('is "%s"', (text, one) => {
    expect(paymentStatus(one, portalTexts.cashback, formats).text).toBe(text);
  });

  it('is told step by step, the next one last', () => {
    const steps = paymentSteps(row('pending', { tries: [tried('not_sent')], nextAttemptAt: LATER }));
    expect(steps.map(({ kind }) => kind)).toEqual(['bought', 'opened', 'not_sent', 'again']);
    const failed = paymentSteps(row('failed', { tries: [tried('refused')], failedAt: NOW, nextAttemptAt: LATER }));
    expect(failed.map(({ kind }) => kind)).toEqual(['bought', 'opened', 'refused', 'failed']);
  });
});

it('a statement has a heading and plain decimals', () => {
  const { id, kind, orderId, boughtAt, purchaseAmount } = row('completed');
  const paid = { id, kind, orderId, boughtAt, purchaseAmount, completedAt: NOW, amount: 360_000n, currency: 'NGN' };
  const statuses = { ...portalTexts.cashback.steps, completed: 'paid' } as never;
  const [heading, line] = statementRows(
    [{ ...paid, rateBps: 650, status: 'completed' }],
    portalTexts.cashback,
    statuses,
  );
  expect(heading).toHaveLength(line?.length ?? 0);
  expect(line).toEqual([
    '2026-11-20',
    'order-1',
    'Cashback',
    '60000.00',
    '6.5%',
    '3600.00',
    'NGN',
    'paid',
    '2026-11-20',
  ]);
});

it('one tab is marked on every page of the portal, none on others', () => {
  const marked = (path: string) => TABS.filter((place) => isAt(place, path)).map(({ word }) => word);
  expect(marked('/')).toEqual(['home']);
  expect(marked('/achievements')).toEqual(['achievements']);
  expect(marked('/profile')).toEqual([]);
});
