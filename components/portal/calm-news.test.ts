import { expect, it } from 'vitest';
import type { LiveEvent } from '#server/live/contract.ts';
import { calmNews, sumsOf, takenBack } from './calm-news.ts';

const event = (type: LiveEvent['type'], data: LiveEvent['data'] = {}): LiveEvent => ({
  id: `${type} ${JSON.stringify(data)}`,
  type,
  userId: 'u',
  subjectId: null,
  data,
  at: new Date('2026-11-20T12:00:00Z'),
});
const paid = event('cashback.completed', { amount: 360_000, currency: 'NGN' });

it('payments that come together are told as one sum for each currency', () => {
  const dollars = event('cashback.completed', { amount: 500, currency: 'USD' });
  expect(sumsOf([paid, dollars, paid])).toEqual([
    { currency: 'NGN', amount: 720_000n },
    { currency: 'USD', amount: 500n },
  ]);
});

it('what a customer does not want to be told of here is left out', () => {
  const choices = [{ kind: 'cashback_paid', channel: 'in_app', isWanted: false }] as const;
  const failed = event('cashback.failed');
  expect(calmNews([paid, failed], choices)).toEqual({ paid: [], unpaid: [failed], taken: [] });
  expect(calmNews([paid], [{ kind: 'cashback_paid', channel: 'email', isWanted: false }]).paid).toEqual([paid]);
});

it('all that one refund took back is one note with its reason', () => {
  const taken = takenBack([
    event('cashback.reversed', { amount: 165_000, currency: 'NGN', how: 'reverse' }),
    event('achievement.revoked', { achievementId: 'a', points: 300, factKind: 'refund' }),
    event('badge.revoked', { badgeId: 'b', factKind: 'refund' }),
  ]);
  const cashback = [{ currency: 'NGN', amount: 165_000n }];
  expect(taken).toEqual({ cause: 'refund', achievements: ['a'], badges: ['b'], points: 300, cashback });
});

it.each([
  ['cancel', event('cashback.reversed', { how: 'cancel' })],
  ['recount', event('badge.revoked', { badgeId: 'b', factKind: 'purchase' })],
])('a reversal without a refund says so: %s', (cause, one) => {
  expect(takenBack([one]).cause).toBe(cause);
});
