/** The colours of the product, and the only place where they are chosen. From light (0) to dark (9). */
export const laurel = [
  '#eff8f2',
  '#dceee3',
  '#b9dcc7',
  '#93c9a8',
  '#6fb68b',
  '#4c9d6d',
  '#368457',
  '#286b46',
  '#1c5638',
  '#123d28',
] as const;

export const gold = [
  '#fdf8e8',
  '#f9eecb',
  '#f2dd98',
  '#ebcb61',
  '#e3ba38',
  '#d3a31d',
  '#b48611',
  '#8f690b',
  '#6e5009',
  '#4d3806',
] as const;

/** For deeds that take something away: white is readable on it in both schemes. */
export const red = [
  '#fff1ef',
  '#ffe0dc',
  '#ffc0b8',
  '#fd9b8f',
  '#f4776a',
  '#e8574a',
  '#d9402f',
  '#c22f20',
  '#a3281c',
  '#7c1e15',
] as const;

/** Mantine's dark greys with a breath of green, so that dark pages belong to the same house. */
export const night = [
  '#d6ddd8',
  '#b3bdb6',
  '#8b978f',
  '#59655d',
  '#39443d',
  '#2a332e',
  '#1e2622',
  '#161d19',
  '#0f1512',
  '#0a0f0c',
] as const;

type Token =
  | 'page'
  | 'surface'
  | 'raised'
  | 'line'
  | 'ink'
  | 'soft'
  | 'leaf'
  | 'leaf-wash'
  | 'gold-ink'
  | 'gold-wash'
  | 'alert-ink'
  | 'alert-wash'
  | 'track'
  | 'hero-from'
  | 'hero-to';

/** What a colour is for. Pages use these and never a colour itself; every text pair has at least 4.5:1. */
export const LIGHT: Record<Token, string> = {
  page: '#f6f7f3',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#e3e8e1',
  ink: '#15201a',
  soft: '#536059',
  leaf: laurel[7],
  'leaf-wash': laurel[0],
  'gold-ink': '#7a5805',
  'gold-wash': '#fcf4dc',
  'alert-ink': '#a3281c',
  'alert-wash': '#fdf0ee',
  track: '#e5eae4',
  'hero-from': '#0d3a28',
  'hero-to': '#1b5a3c',
};

export const DARK: Record<Token, string> = {
  page: '#0e1411',
  surface: '#161d19',
  raised: '#1d2621',
  line: '#28322c',
  ink: '#edf2ee',
  soft: '#a4b1a9',
  leaf: laurel[3],
  'leaf-wash': '#1a2d22',
  'gold-ink': '#edcb66',
  'gold-wash': '#2b2613',
  'alert-ink': '#ff9d91',
  'alert-wash': '#331a17',
  track: '#2a342e',
  'hero-from': '#0e2e21',
  'hero-to': '#16462f',
};

/** Tokens as CSS variables: `surface` is `--l-surface`. */
export function asVariables(tokens: Record<Token, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--l-${name}`, value]));
}
