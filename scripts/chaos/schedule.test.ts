import { describe, expect, it } from 'vitest';
import { type Blow, blowsOf, DISTURBANCES } from './schedule.ts';

function first(count: number, seed: number): Blow[] {
  const blows = blowsOf(seed, 1_000);
  return Array.from({ length: count }, () => blows.next().value);
}

describe('the schedule of disturbances', () => {
  it('is the same again for the same seed, and another for another', () => {
    expect(first(50, 7)).toEqual(first(50, 7));
    expect(first(50, 7)).not.toEqual(first(50, 8));
  });

  it('begins with one of each, so that a short run misses none', () => {
    const begun = first(DISTURBANCES.length, 7).map(({ what }) => what);
    expect(begun.sort()).toEqual([...DISTURBANCES].sort());
  });

  it('waits around the pace that was asked for', () => {
    const waits = first(500, 7).map(({ waitMs }) => waitMs);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(400);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_600);
  });
});
