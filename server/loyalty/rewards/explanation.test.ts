import { describe, expect, it } from 'vitest';
import type { Award, TraceEntry } from '#server/loyalty/rules/model.ts';
import { awardsFrom, awardsText, progressIn, traceFrom, traceText } from './explanation.ts';

const fact = { kind: 'purchase', id: 'p1' } as const;
const base = { fact, version: 1 };
const progress = { ...base, kind: 'progress', achievementId: 'a1', key: 'regular', cycle: 2 } as const;
const given: Award[] = [
  { ...progress, before: 3n, after: 2n ** 60n, target: 5n },
  { ...base, kind: 'unlock', achievementId: 'a1', key: 'regular', cycle: 2, points: 200 },
  { ...base, kind: 'points', achievementId: 'a1', cycle: 2, points: 200 },
  { ...base, kind: 'badge', badgeId: 'b1', level: 3 },
];

describe('an explanation', () => {
  it('says after reading what it said before writing, also of amounts beyond the exact numbers', () => {
    const stored: unknown = JSON.parse(awardsText(given));
    expect(awardsFrom(stored)).toEqual([
      { kind: 'progress', achievementId: 'a1', cycle: 2, before: 3n, after: 2n ** 60n, target: 5n },
      { kind: 'unlock', achievementId: 'a1', cycle: 2, points: 200 },
      { kind: 'badge', badgeId: 'b1', level: 3 },
    ]);
    expect(progressIn(stored)).toHaveLength(1);
  });

  it('keeps every reason, and that it was negated', () => {
    const trace: TraceEntry[] = [
      {
        subject: 'achievement:big-basket',
        outcome: 'not_matched',
        reasons: [
          { field: 'amount', op: 'gte', expected: 10_000_000, observed: 6_000_000 },
          { field: 'channel', op: 'in', expected: ['web', 'app'], observed: null, negated: true },
        ],
      },
      { subject: 'badge:2', outcome: 'revoked', reasons: [] },
      {
        subject: 'cashback',
        outcome: 'granted',
        reasons: [{ field: 'amount', op: 'band', expected: { from: 0 }, observed: 1 }],
      },
    ];
    expect(traceFrom(JSON.parse(traceText(trace)))).toEqual(trace);
  });

  it('in a form nobody knows is refused', () => {
    expect(() => awardsFrom([['gift', 'a1']])).toThrow();
    expect(() => traceFrom([{ subject: 'x' }])).toThrow();
  });
});
