type Rgb = readonly [red: number, green: number, blue: number];

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour between two: `share` 0 is the first, 1 the second. Colours are `#rrggbb`. */
export function mixed(from: string, to: string, share: number): string {
  const end = rgbOf(to);
  const parts = rgbOf(from).map((part, index) => Math.round(part + ((end[index] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** A metal made of one colour: from its shine to its shadow. */
export type Metal = {
  readonly shine: string;
  readonly light: string;
  readonly base: string;
  readonly deep: string;
  readonly shadow: string;
};

export function metalOf(color: string): Metal {
  return {
    shine: mixed(color, '#ffffff', 0.78),
    light: mixed(color, '#ffffff', 0.42),
    base: color,
    deep: mixed(color, '#000000', 0.3),
    shadow: mixed(color, '#000000', 0.55),
  };
}

/** Contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
