const dressed = new WeakMap<object, unknown>();

/** A catalogue with every text in brackets: what stands outside of them on a page did not come from a catalogue. */
export function pseudo<C extends object>(catalogue: C): C {
  const known = dressed.get(catalogue);
  if (known) return known as C;
  const made = inBrackets(catalogue);
  dressed.set(catalogue, made);
  return made as C;
}

function inBrackets(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? '' : `⟦${value}⟧`;
  if (typeof value === 'function') return (...given: unknown[]) => inBrackets(value(...given));
  if (Array.isArray(value)) return value.map(inBrackets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inBrackets(part)]));
}

const SPOKEN = /\s(?:aria-label|title|placeholder|alt|label)="([^"]*)"/g;
const LATIN = /\p{Script=Latin}/u;

/** The texts of a page, also those only heard, that have Latin letters outside of brackets. Keys are called as they are printed. */
export function textsOutside(html: string): string[] {
  const body = html.replace(/<(style|script|kbd)\b[\s\S]*?<\/\1>/g, '');
  const heard = [...body.matchAll(SPOKEN)].map(([, text = '']) => text);
  const seen = body.replace(/<!--.*?-->/g, '').split(/<[^>]*>/);
  return [...seen, ...heard].filter((text) => LATIN.test(outside(text.replace(/&#?\w+;/g, ' '))));
}

/** What of a text is in no bracket, however deep they are nested. */
function outside(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth += 1;
    else if (sign === '⟧') depth -= 1;
    else if (depth === 0) rest += sign;
  }
  return rest;
}
