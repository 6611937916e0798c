/** What is refused in a condition when a rule is saved: each refusal names the place and says what would do. */
import { ruleBroken } from '#server/kernel/errors.ts';
import { isCurrency, MAX_AMOUNT_MINOR } from '#server/kernel/money.ts';
import type { Comparison, Condition, ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';
import { type FieldType, fieldsOn, fieldType, type Ground, operatorsOf, WEEKDAYS } from './fields.ts';

const MAX_DEPTH = 8;
const MAX_COMPARISONS = 100;

/**
 * Refuses a condition that asks for a field the ground does not have, compares it in a way its type does not know, or
 * is empty or boundless. `path` is where the condition stands in the definition.
 * @throws Refusal
 */
export function requireSoundCondition(condition: Condition, ground: Ground, path: string): void {
  const comparisons = comparisonsOf(condition, path, 1);
  if (comparisons.length > MAX_COMPARISONS) {
    refuse('condition_too_large', path, `A condition has at most ${MAX_COMPARISONS} comparisons`);
  }
  for (const [comparison, where] of comparisons) requireSoundComparison(comparison, ground, where);
}

type Placed = readonly [comparison: Comparison, path: string];

function comparisonsOf(condition: Condition, path: string, depth: number): Placed[] {
  if (depth > MAX_DEPTH) refuse('condition_too_deep', path, `Conditions nest at most ${MAX_DEPTH} deep`);
  if ('not' in condition) return comparisonsOf(condition.not, `${path}.not`, depth + 1);
  if ('field' in condition) return [[condition, path]];
  const [name, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
  if (parts.length === 0) refuse('condition_empty', path, `A group of conditions ("${name}") needs at least one`);
  return parts.flatMap((part, index) => comparisonsOf(part, `${path}.${name}.${index}`, depth + 1));
}

function requireSoundComparison({ field, op, value }: Comparison, ground: Ground, path: string): void {
  const type = fieldType(ground, field);
  if (type === null) {
    const known = [...fieldsOn(ground), ...(ground === 'purchase' || ground === 'activity' ? ['metadata.*'] : [])];
    refuse('unknown_field', path, `There is no field "${field}" here. Known fields: ${known.join(', ')}`);
  }
  const operators = operatorsOf(type);
  if (!operators.includes(op)) {
    const allowed = `${operators.slice(0, -1).join(', ')} or ${operators.at(-1)}`;
    refuse('operator_not_allowed', path, `"${field}" cannot be compared with "${op}": use ${allowed}`);
  }
  const need = needOf(type, op);
  if (!need.isMet(value)) refuse('value_of_wrong_type', path, `"${field} ${op}" needs ${need.words}`);
  for (const part of listOf(value)) requireKnownValue(field, type, part, path);
}

function requireKnownValue(field: string, type: FieldType, value: ConditionValue, path: string): void {
  if (type === 'money' && typeof value === 'number' && !isAmount(value)) {
    const most = MAX_AMOUNT_MINOR.toString();
    refuse('amount_out_of_range', path, `"${field}" takes whole minor units between 0 and ${most}`);
  }
  if (field === 'dayOfWeek' && typeof value === 'string' && !WEEKDAYS.some((day) => day === value)) {
    refuse('value_unknown', path, `"${value}" is no day of the week: use ${WEEKDAYS.join(', ')}`);
  }
  if (field === 'currency' && typeof value === 'string' && !isCurrency(value)) {
    refuse('value_unknown', path, `"${value}" is no currency`);
  }
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && BigInt(value) <= MAX_AMOUNT_MINOR;
}

/** What a comparison must be given, and whether it was. */
type Need = { readonly words: string; readonly isMet: (value: unknown) => boolean };

const TEXT: Need = { words: 'a text', isMet: isText };
const TEXTS: Need = { words: 'a list of at least one text', isMet: (value) => isList(value, isText) };
const SCALARS: Need = { words: 'a list of at least one value', isMet: (value) => isList(value, isScalar) };
const NUMBER: Need = { words: 'a number', isMet: isNumber };
const TRUTH: Need = { words: 'true or false', isMet: (value) => typeof value === 'boolean' };

const OF_TYPE: Record<FieldType, Need> = {
  money: { words: 'a whole number of minor units', isMet: isNumber },
  number: NUMBER,
  text: TEXT,
  set: TEXTS,
  boolean: TRUTH,
  metadata: { words: 'a text, a number, true or false', isMet: isScalar },
};

const OF_OPERATOR: Partial<Record<Operator, Need>> = {
  exists: { words: 'true or false', isMet: (value) => value === undefined || TRUTH.isMet(value) },
  between: { words: 'a list of two numbers, the smaller first', isMet: isPair },
  contains: TEXT,
  startsWith: TEXT,
  lt: NUMBER,
  lte: NUMBER,
  gt: NUMBER,
  gte: NUMBER,
};

function needOf(type: FieldType, op: Operator): Need {
  if (op === 'in' || op === 'nin') return type === 'metadata' ? SCALARS : TEXTS;
  return OF_OPERATOR[op] ?? OF_TYPE[type];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isScalar(value: unknown): boolean {
  return isText(value) || isNumber(value) || typeof value === 'boolean';
}

function isPair(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [low, high]: unknown[] = value;
  return isNumber(low) && isNumber(high) && low <= high;
}

function isList(value: unknown, isPart: (part: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isPart);
}

function listOf(value: Comparison['value']): readonly ConditionValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** @throws Refusal always */
export function refuse(code: string, path: string, message: string): never {
  throw ruleBroken(code, message, { [path]: [message] });
}
