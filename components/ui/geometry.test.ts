import { describe, expect, it } from 'vitest';
import { metalOf, mixed } from './colour.ts';
import { pointAt, ringDash, rosette, starFacets, wreath } from './geometry.ts';

describe('drawing', () => {
  it('counts angles clockwise from the top', () => {
    expect([0, 90, 180, 270].map((degrees) => pointAt(50, 10, degrees))).toEqual([
      [50, 40],
      [60, 50],
      [50, 60],
      [40, 50],
    ]);
  });

  it('fills a ring to its share and never beyond', () => {
    expect(ringDash(100, 0.25)).toBe('157.08 471.24');
    expect(ringDash(100, 2)).toBe('628.32 0');
    expect(ringDash(100, -1)).toBe('0 628.32');
  });

  it('makes a closed edge, a star of ten facets and a wreath of mirrored branches', () => {
    expect(rosette(50, 45, 36, 5).match(/Q/g)).toHaveLength(36);
    expect(starFacets(50, 17, 7)).toHaveLength(10);
    const leaves = wreath(50, 30, 7);
    const lefts = leaves.slice(0, 7).map((leaf) => Math.round(100 - leaf.x));
    expect(lefts).toEqual(leaves.slice(7).map((leaf) => Math.round(leaf.x)));
  });
});

describe('colours', () => {
  it('are mixed channel by channel', () => {
    expect(mixed('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixed('#102030', '#102030', 0.3)).toBe('#102030');
  });

  it('of a metal run from light to dark', () => {
    const { shine, light, base, deep, shadow } = metalOf('#b98a1f');
    const brightness = [shine, light, base, deep, shadow].map((hex) => Number.parseInt(hex.slice(1, 3), 16));
    expect(brightness).toEqual(brightness.toSorted((a, b) => b - a));
  });
});
