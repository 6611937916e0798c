import type { Comparison, Condition, ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';
import type { RuleWords } from './en-rules.ts';
import type { Formats } from './formats.tsx';

/** Who speaks: the texts, how the program writes numbers, and what achievements are called by their keys. */
export type Speech = {
  readonly words: RuleWords;
  readonly formats: Pick<Formats, 'count' | 'roundMoney' | 'day' | 'all' | 'any'>;
  readonly nameOf: (key: string) => string;
};

const MONEY_FIELDS = new Set(['amount', 'unitAmount', 'items.amount', 'cashback']);

/** An item is of one category, a purchase has several. */
const ONE_OF_THEM: readonly Operator[] = ['eq', 'ne', 'in', 'nin'];

const OPPOSITES: Partial<Record<Operator, Operator>> = {
  eq: 'ne',
  ne: 'eq',
  lt: 'gte',
  lte: 'gt',
  gt: 'lte',
  gte: 'lt',
  in: 'nin',
  nin: 'in',
  hasAny: 'hasNone',
  hasNone: 'hasAny',
};

/**
 * A tree of conditions as it stands after a noun: "of at least ₦100,000 and on a Saturday or Sunday". Negation is carried
 * down to the comparisons, so that it reads as people say it. Empty for a tree without any.
 */
export function conditionInWords(condition: Condition, speech: Speech): string {
  return phraseOf(condition, speech, false, null);
}

type Group = 'all' | 'any';

function phraseOf(condition: Condition, speech: Speech, negated: boolean, within: Group | null): string {
  if ('not' in condition) return phraseOf(condition.not, speech, !negated, within);
  if ('all' in condition) return groupOf('all', condition.all, speech, negated, within);
  if ('any' in condition) return groupOf('any', condition.any, speech, negated, within);
  return comparisonInWords(condition, speech, negated);
}

function groupOf(
  kind: Group,
  parts: readonly Condition[],
  speech: Speech,
  negated: boolean,
  within: Group | null,
): string {
  const shown = negated ? OTHER[kind] : kind;
  const either = shown === 'all' && within === null ? eitherOf(parts, speech, negated) : null;
  const others = either ? parts.filter((part) => part !== either.part) : parts;
  const phrases = others
    .toSorted(shown === 'all' ? asSpoken : asOffered)
    .map((part) => phraseOf(part, speech, negated, shown))
    .filter((phrase) => phrase !== '');
  const said = either ? [...phrases, either.phrase] : phrases;
  const joined = shown === 'all' ? speech.formats.all(said) : speech.formats.any(said);
  return within !== null && within !== shown && said.length > 1 ? speech.words.group(joined) : joined;
}

/** "Of at least ₦500" stands next to its purchase and "on a Saturday" behind, in whatever order a rule was built. */
const SPOKEN_FIRST = ['isFirstPurchase', 'amount', 'value', 'itemCount', 'category', 'sku', 'channel', 'currency'];

function asSpoken(one: Condition, other: Condition): number {
  return placeOf(one) - placeOf(other);
}

function placeOf(condition: Condition): number {
  if ('not' in condition) return placeOf(condition.not);
  const place = 'field' in condition ? SPOKEN_FIRST.indexOf(condition.field) : -1;
  return place === -1 ? SPOKEN_FIRST.length : place;
}

/** What is itself a choice comes last: "in the app, or on a Saturday or Sunday". */
function asOffered(one: Condition, other: Condition): number {
  return choicesIn(one) - choicesIn(other);
}

function choicesIn(condition: Condition): number {
  if ('not' in condition) return choicesIn(condition.not);
  return 'field' in condition && Array.isArray(condition.value) && condition.value.length > 1 ? 1 : 0;
}

/** The one choice among conditions that hold together is said last: "of ₦500 and either A or B" needs no brackets. */
function eitherOf(parts: readonly Condition[], speech: Speech, negated: boolean) {
  const groups = parts.filter((part) => hasParts(part));
  const [part] = groups;
  if (part === undefined || groups.length > 1 || !isPlainChoice(part, negated)) return null;
  const phrase = phraseOf(part, speech, negated, null);
  return phrase === '' ? null : { part, phrase: speech.words.either(phrase) };
}

function isPlainChoice(condition: Condition, negated: boolean): boolean {
  if ('not' in condition) return isPlainChoice(condition.not, !negated);
  const parts = partsOf(condition);
  return 'any' in condition !== negated && parts.length > 1 && !parts.some((part) => hasParts(part));
}

/** Whether several things are asked at once, however they are joined. */
export function hasParts(condition: Condition): boolean {
  if ('not' in condition) return hasParts(condition.not);
  const parts = partsOf(condition);
  return parts.length > 1 || parts.some(hasParts);
}

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all;
  return 'any' in condition ? condition.any : [];
}

const OTHER: Record<Group, Group> = { all: 'any', any: 'all' };

function comparisonInWords({ field, op, value }: Comparison, speech: Speech, negated: boolean): string {
  const { words } = speech;
  if (field === 'isFirstPurchase') return isWanted(op, value, negated) ? words.firstPurchase : words.notFirstPurchase;
  if (op === 'exists') return existenceInWords(field, (value === false) === negated, words);
  const place = field === 'channel' ? placesInWords({ field, op, value: value ?? true, negated }, speech) : null;
  if (place !== null) return place;
  const bounds = boundsInWords({ field, op, value: value ?? true, negated }, speech);
  if (field.startsWith(METADATA)) return words.fact(field.slice(METADATA.length), bounds);
  if (field === 'category' && ONE_OF_THEM.includes(op)) return words.fromCategory(bounds);
  return words.phrases[field]?.(bounds, value === 1) ?? words.fact(field, bounds);
}

const METADATA = 'metadata.';

/** "In the app or in store", where every channel has such a name. */
function placesInWords({ op, value, negated }: Bounds, { words, formats }: Speech): string | null {
  if (!ONE_OF_THEM.includes(op)) return null;
  const places = listOf(value).map((channel) => words.channels[String(channel)]);
  if (places.length === 0 || !places.every((place) => place !== undefined)) return null;
  const isExcluded = (op === 'ne' || op === 'nin') !== negated;
  return isExcluded ? words.otherChannels(formats.any(places)) : formats.any(places);
}

function existenceInWords(field: string, isGiven: boolean, words: RuleWords): string {
  const thing = words.things[field];
  if (thing !== undefined) return isGiven ? words.given(thing) : words.notGiven(thing);
  const name = field.startsWith(METADATA) ? field.slice(METADATA.length) : (words.labels[field] ?? field);
  return isGiven ? words.factGiven(name) : words.factNotGiven(name);
}

function isWanted(op: Operator, value: ConditionValue | undefined, negated: boolean): boolean {
  const isTrue = op === 'exists' || value === true;
  return (isTrue !== (op === 'ne')) !== negated;
}

/** What a comparison asks of a field. */
export type Bounds = {
  readonly field: string;
  readonly op: Operator;
  readonly value: ConditionValue;
  readonly negated: boolean;
};

/** What a field has to be: "at least ₦100,000", "a Saturday or Sunday", "something from toys or books". */
export function boundsInWords(bounds: Bounds, speech: Speech): string {
  if (bounds.field === 'dayOfWeek') return daysInWords(bounds, speech);
  if (bounds.field === 'hour') return hoursInWords(bounds, speech);
  return plainBounds(bounds, speech);
}

function plainBounds(asked: Bounds, speech: Speech): string {
  const { field, op, value, negated } = asked;
  const opposite = negated ? OPPOSITES[op] : undefined;
  if (opposite) return plainBounds({ field, op: opposite, value, negated: false }, speech);
  const values = listOf(value).map((one) => valueInWords(field, one, speech));
  return setBounds(asked, values, speech) ?? textBounds(asked, speech) ?? numberBounds(asked, values, speech);
}

function setBounds({ op, value, negated }: Bounds, values: readonly string[], { words, formats }: Speech) {
  const { bounds } = words;
  if (op === 'in' || op === 'nin' || op === 'hasAny' || op === 'hasNone') return bounds[op](formats.any(values));
  if (op === 'hasAll') return (negated ? bounds.hasNotAll : bounds.hasAll)(formats.all(values));
  if (op === 'exists') return (value === false) === negated ? bounds.exists : bounds.missing;
  return null;
}

function textBounds({ op, value, negated }: Bounds, { words: { bounds } }: Speech): string | null {
  const text = String(value);
  if (op === 'contains') return negated ? bounds.containsNot(text) : bounds.contains(text);
  if (op === 'startsWith') return negated ? bounds.startsNotWith(text) : bounds.startsWith(text);
  return null;
}

function numberBounds({ op, value, negated }: Bounds, values: readonly string[], { words: { bounds } }: Speech) {
  const [first = '', second = ''] = values;
  if (op === 'between') return negated ? bounds.outside(first, second) : bounds.between(first, second);
  if (typeof value === 'number') return bounds.number[op as keyof typeof bounds.number](first);
  return op === 'ne' ? bounds.nin(first) : bounds.in(first);
}

function daysInWords({ op, value, negated }: Bounds, { words, formats }: Speech): string {
  if (op === 'exists') return words.bounds.exists;
  const days = formats.any(listOf(value).map((day) => words.weekdays[String(day)] ?? String(day)));
  const isExcluded = (op === 'ne' || op === 'nin') !== negated;
  return isExcluded ? words.notADay(days) : words.aDay(days);
}

const LAST_HOUR = 23;

/** Hours as a stretch of the day: "at least 18" is from 18:00 to 23:59. */
function hoursInWords({ op, value, negated }: Bounds, { words }: Speech): string {
  const [first = 0, last = first] = listOf(value).map(Number);
  const stretches: Partial<Record<Operator, readonly [number, number]>> = {
    eq: [first, first],
    ne: [first, first],
    gte: [first, LAST_HOUR],
    gt: [first + 1, LAST_HOUR],
    lte: [0, first],
    lt: [0, first - 1],
    between: [first, last],
  };
  const [from, to] = stretches[op] ?? [0, LAST_HOUR];
  const isExcluded = (op === 'ne') !== negated;
  const written = (hour: number, minutes: string) => `${String(Math.max(hour, 0)).padStart(2, '0')}:${minutes}`;
  return (isExcluded ? words.notHours : words.hours)(written(from, '00'), written(to, '59'));
}

function listOf(value: ConditionValue): readonly (string | number | boolean)[] {
  return Array.isArray(value) ? value : [value];
}

/** One value as people read it: money by its field, weekdays by name, the rest as it stands. */
export function valueInWords(field: string, value: unknown, { words, formats }: Speech): string {
  if (typeof value === 'number' && MONEY_FIELDS.has(field)) return formats.roundMoney(BigInt(Math.trunc(value)));
  if (typeof value === 'number') return Number.isInteger(value) ? formats.count(value) : String(value);
  if (field === 'dayOfWeek') return words.weekdays[String(value)] ?? String(value);
  return String(value);
}
