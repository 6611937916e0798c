import { expect, it, test } from 'vitest';
import type { Reason, TraceEntry } from './model.ts';
import { entryInWords, reasonInWords } from './words.ts';

const amount: Reason = { field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 };

test.each<[TraceEntry, string]>([
  [
    { subject: 'achievement:big-basket', outcome: 'not_matched', reasons: [amount] },
    'achievement:big-basket not matched because amount 6000000 < 10000000',
  ],
  [
    {
      subject: 'achievement:regular',
      outcome: 'matched',
      reasons: [{ field: 'progress', op: 'gte', expected: 5, observed: 3 }],
    },
    'achievement:regular counted: progress 3 of 5',
  ],
  [
    { subject: 'achievement:regular', outcome: 'already_unlocked', reasons: [] },
    'achievement:regular already unlocked',
  ],
  [
    {
      subject: 'cashback',
      outcome: 'granted',
      reasons: [{ field: 'amount', op: 'band', expected: { from: 0, rateBps: 100 }, observed: 5 }],
    },
    'cashback granted: amount 5 falls into the band {"from":0,"rateBps":100}',
  ],
])('says %j', (entry, words) => {
  expect(entryInWords(entry)).toBe(words);
});

test.each<[Reason, string]>([
  [{ field: 'channel', op: 'eq', expected: 'web', observed: null }, 'channel nothing ≠ web'],
  [{ field: 'channel', op: 'eq', expected: 'web', observed: 'web', negated: true }, 'channel web = web'],
  [{ field: 'sku', op: 'hasAny', expected: ['a', 'b'], observed: [] }, 'sku [] has none of [a, b]'],
  [{ field: 'channel', op: 'exists', expected: true, observed: null }, 'channel is missing'],
  [{ field: 'channel', op: 'exists', expected: false, observed: 'web' }, 'channel is there'],
  [{ field: 'schedule', op: 'from', expected: '2026', observed: '2025' }, 'schedule 2025 before 2026'],
  [{ field: 'cashback', op: 'minimum', expected: 100, observed: 99 }, 'cashback 99 below the minimum 100'],
  [{ field: 'badge', op: 'benefit', expected: { bonusBps: 50 }, observed: 2 }, 'badge level 2 adds {"bonusBps":50}'],
])('%j reads "%s"', (reason, words) => {
  expect(reasonInWords(reason)).toBe(words);
});

it('joins several reasons', () => {
  const hour: Reason = { field: 'hour', op: 'lt', expected: 12, observed: 14 };
  expect(entryInWords({ subject: 'achievement:x', outcome: 'not_matched', reasons: [amount, hour] })).toBe(
    'achievement:x not matched because amount 6000000 < 10000000 and hour 14 >= 12',
  );
});
