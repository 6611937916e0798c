import { expect, it } from 'vitest';
import { portalTexts } from '#components/words/en-portal.ts';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { countedInWords } from './counted.ts';

const FOUR_WEEKS: Criteria = { type: 'streak', target: 4, unit: 'week' };
const told = (criteria: Criteria, before: bigint, after: bigint) => {
  const rule = { criteria, recurrence: { kind: 'once' as const }, schedule: null, audience: null, countsFrom: null };
  return countedInWords({ before, after }, rule, portalTexts.achievements, String);
};

it('what brought an achievement further is a gain', () => {
  expect(told(FOUR_WEEKS, 1n, 2n)).toEqual({ text: '1 → 2', isGain: true, reason: null });
});

it('a streak that broke began again, and says so', () => {
  expect(told(FOUR_WEEKS, 2n, 1n)).toEqual({
    text: 'Began again: 1',
    isGain: false,
    reason: 'A whole week had passed without a purchase that counts.',
  });
});

it.each<[Criteria, RegExp]>([
  [{ type: 'spending', target: 9, measure: 'net', window: { rolling: 30 } }, /too long ago/],
  [{ type: 'purchase', target: 9 }, /counted anew/],
])('of %j a loss is told as one, with its reason', (criteria, reason) => {
  expect(told(criteria, 8n, 3n)).toEqual({ text: '8 → 3', isGain: false, reason: expect.stringMatching(reason) });
});
