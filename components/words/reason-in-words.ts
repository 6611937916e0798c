import type { ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';
import { boundsInWords, type Speech, valueInWords } from './condition-in-words.ts';

/** One comparison of a stored trace: what was wanted, and what was seen. */
export type SeenReason = {
  readonly field: string;
  readonly op: string;
  readonly expected: unknown;
  readonly observed: unknown;
  readonly negated?: boolean;
};

/** Why something did not count, as one sentence: "The amount was ₦25,000; it takes at least ₦100,000." */
export function reasonInWords(reason: SeenReason, speech: Speech): string {
  return (
    ofLine(reason, speech) ??
    ofTime(reason, speech) ??
    ofHolding(reason, speech) ??
    ofSpecial(reason, speech) ??
    ofComparison(reason, speech)
  );
}

/** `items.2.category` is the category of the third line. */
function ofLine(reason: SeenReason, speech: Speech): string | null {
  const [, nth, field] = /^items\.(\d+)\.(.+)$/.exec(reason.field) ?? [];
  if (nth === undefined || field === undefined) return null;
  const said = reasonInWords({ ...reason, field }, speech);
  return speech.words.missed.line(speech.formats.count(Number(nth) + 1), said);
}

function ofTime({ field, op, expected }: SeenReason, { words, formats }: Speech): string | null {
  if (field !== 'schedule' && field !== 'window') return null;
  const day = formats.day(new Date(String(expected)));
  return op === 'from' ? words.missed.before(day) : words.missed.after(day);
}

const SPENT = /^(day|week|month|quarter|year)OfLastUnlock$/;

function ofSpecial(reason: SeenReason, speech: Speech): string | null {
  const { field, op, expected, observed } = reason;
  const { missed } = speech.words;
  const spent = SPENT.exec(field)?.[1] as 'day' | 'week' | 'month' | 'quarter' | 'year' | undefined;
  if (spent) return missed.spent(spent);
  if (field === 'isFirstPurchase') return observed === true ? missed.first : missed.notFirst;
  if (field === 'items.amount') return missed.noItems;
  if (field === 'progress')
    return missed.progress(valueInWords(field, observed, speech), valueInWords(field, expected, speech));
  if (field === 'customer.tenureDays' && op === 'lt') return missed.tenure(valueInWords(field, expected, speech));
  if (field === 'cashback' && (op === 'minimum' || op === 'cap'))
    return missed[op](valueInWords(field, expected, speech));
  return null;
}

/** What a rung of the ladder, or a set of achievements, asks for: how many there are of how many. */
function ofHolding({ field, op, expected, observed }: SeenReason, speech: Speech): string | null {
  if ((field !== 'points' && field !== 'achievements') || op !== 'gte') return null;
  const { holding } = speech.words.missed;
  const [have, need] = [valueInWords(field, observed, speech), valueInWords(field, expected, speech)];
  return (Number(observed) >= Number(expected) ? holding.met : holding.missing)[field](have, need);
}

function ofComparison({ field, op, expected, observed, negated = false }: SeenReason, speech: Speech): string {
  const { words } = speech;
  const label = labelOf(field, speech);
  const bounds = { field, op: op as Operator, value: expected as ConditionValue, negated };
  const needed = boundsInWords(bounds, speech);
  const seen = observedInWords(field, observed, speech);
  if (seen === '') return op === 'exists' ? words.missed.absent(label) : words.missed.nothing(label, needed);
  if (field === 'dayOfWeek') return words.missed.day(seen, needed);
  return field === 'hour' ? words.missed.hour(seen, needed) : words.missed.saw(label, seen, needed);
}

function labelOf(field: string, { words }: Speech): string {
  if (field.startsWith('metadata.')) return words.factLabel(field.slice('metadata.'.length));
  return words.labels[field] ?? words.factLabel(field);
}

function observedInWords(field: string, observed: unknown, speech: Speech): string {
  if (observed === null || observed === undefined) return '';
  if (Array.isArray(observed)) return speech.formats.all(observed.map((one) => valueInWords(field, one, speech)));
  if (field === 'hour') return `${valueInWords(field, observed, speech).padStart(2, '0')}:00`;
  return valueInWords(field, observed, speech);
}
