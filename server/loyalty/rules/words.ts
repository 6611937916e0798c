/** A trace in English, short: one reason, one phrase. */
import type { JsonValue, Reason, TraceEntry } from './model.ts';

const OPPOSITE: Record<string, string> = {
  eq: '≠',
  ne: '=',
  lt: '>=',
  lte: '>',
  gt: '<=',
  gte: '<',
  between: 'not between',
  in: 'not in',
  nin: 'in',
  contains: 'does not contain',
  startsWith: 'does not start with',
  hasAny: 'has none of',
  hasAll: 'does not have all of',
  hasNone: 'has one of',
  from: 'before',
  until: 'not before',
  minimum: 'below the minimum',
  cap: 'above the cap',
};

const PLAIN: Record<string, string> = {
  eq: '=',
  ne: '≠',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  contains: 'contains',
  startsWith: 'starts with',
  hasAny: 'has one of',
  hasAll: 'has all of',
  hasNone: 'has none of',
  nin: 'not in',
};

/** Why a comparison failed, as what was seen against what was wanted: `amount 6000000 < 10000000`. */
export function reasonInWords({ field, op, expected, observed, negated }: Reason): string {
  if (op === 'exists') return (expected === false) === (negated === true) ? `${field} is missing` : `${field} is there`;
  if (op === 'band') return `${field} ${said(observed)} falls into the band ${said(expected)}`;
  if (op === 'benefit') return `${field} level ${said(observed)} adds ${said(expected)}`;
  const word = (negated ? PLAIN[op] : OPPOSITE[op]) ?? op;
  return `${field} ${said(observed)} ${word} ${said(expected)}`;
}

const OUTCOMES: Record<TraceEntry['outcome'], string> = {
  matched: 'counted',
  not_matched: 'not matched',
  unlocked: 'unlocked',
  already_unlocked: 'already unlocked',
  kept: 'kept',
  revoked: 'revoked',
  earned: 'earned',
  granted: 'granted',
  none: 'none',
};

/** One entry of a trace: `achievement:big-basket not matched because amount 6000000 < 10000000`. */
export function entryInWords({ subject, outcome, reasons }: TraceEntry): string {
  const head = `${subject} ${OUTCOMES[outcome]}`;
  if (reasons.length === 0) return head;
  const isRefusal = outcome === 'not_matched' || outcome === 'none' || outcome === 'revoked' || outcome === 'kept';
  if (isRefusal) return `${head} because ${reasons.map(reasonInWords).join(' and ')}`;
  return `${head}: ${reasons.map(progressInWords).join(', ')}`;
}

function progressInWords(reason: Reason): string {
  if (reason.op !== 'gte') return reasonInWords(reason);
  return `${reason.field} ${said(reason.observed)} of ${said(reason.expected)}`;
}

function said(value: JsonValue): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return `[${value.map((part: JsonValue) => said(part)).join(', ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
