import { describe, expect, it } from 'vitest';
import { DARK, gold, LIGHT, laurel, red } from './palette.ts';

/** Contrast by WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s scheme', (_name, tokens) => {
  it.each([
    ['ink', 'page'],
    ['ink', 'surface'],
    ['soft', 'page'],
    ['soft', 'surface'],
    ['soft', 'raised'],
    ['leaf', 'surface'],
    ['leaf', 'leaf-wash'],
    ['gold-ink', 'surface'],
    ['gold-ink', 'gold-wash'],
    ['alert-ink', 'alert-wash'],
  ] as const)('has %s on %s readable', (text, ground) => {
    expect(contrast(tokens[text], tokens[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('has white readable on both ends of the hero', () => {
    expect(contrast('#ffffff', tokens['hero-from'])).toBeGreaterThan(7);
    expect(contrast('#ffffff', tokens['hero-to'])).toBeGreaterThan(7);
  });
});

it('has white readable on filled buttons in both schemes', () => {
  for (const ground of [laurel[7], laurel[8], red[7], red[8]]) {
    expect(contrast('#ffffff', ground)).toBeGreaterThanOrEqual(4.5);
  }
});

it('has gold and green that can be told from the hero', () => {
  for (const color of [gold[4], laurel[3]]) expect(contrast(color, LIGHT['hero-to'])).toBeGreaterThanOrEqual(3);
});
