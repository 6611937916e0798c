import { describe, expect, it } from 'vitest';
import { batchesOf, factIds, MAX_FAILURES, retryAt } from './rules.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');

describe('a fact that failed', () => {
  it('is tried again after a minute, then after five, then no more', () => {
    expect(retryAt(1, NOW)).toEqual(new Date('2026-11-20T12:01:00.000Z'));
    expect(retryAt(2, NOW)).toEqual(new Date('2026-11-20T12:05:00.000Z'));
    expect(retryAt(MAX_FAILURES, NOW)).toBeNull();
    expect(retryAt(MAX_FAILURES + 7, NOW)).toBeNull();
  });
});

describe('named facts', () => {
  it('are cut into batches that hold each fact once, whatever its kind', () => {
    const batches = batchesOf(
      { purchaseIds: ['p1', 'p2', 'p1', 'p3'], refundIds: ['r1'], activityIds: ['a1', 'a1'] },
      2,
    );
    expect(batches).toEqual([
      { purchaseIds: ['p1', 'p2'], refundIds: [], activityIds: [] },
      { purchaseIds: ['p3'], refundIds: ['r1'], activityIds: [] },
      { purchaseIds: [], refundIds: [], activityIds: ['a1'] },
    ]);
  });

  it('make no batch when there are none', () => {
    expect(batchesOf({}, 500)).toEqual([]);
  });

  it('go to the list of their kind', () => {
    expect(factIds([{ kind: 'refund', id: 'r' }])).toEqual({ purchaseIds: [], refundIds: ['r'], activityIds: [] });
  });
});
