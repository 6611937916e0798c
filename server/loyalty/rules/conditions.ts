/** Condition trees, compiled once to closures that decide and that can say why not. */
import type { Comparison, Condition, ConditionValue } from '#server/loyalty/achievements/contract.ts';
import { jsonNumber } from './edge.ts';
import type { JsonValue, PurchaseItem, Reason } from './model.ts';
import { type Observe, type Observed, observeItem, observeScene } from './observations.ts';
import type { Scene } from './scene.ts';

/** `explain` adds to `reasons` every comparison that keeps the condition from being `wanted`. */
export type Test<Subject> = {
  readonly holds: (subject: Subject) => boolean;
  readonly explain: (subject: Subject, wanted: boolean, reasons: Reason[]) => void;
};

/** Compiles a condition on a purchase, an activity or the customer. */
export function compileCondition(condition: Condition): Test<Scene> {
  return compile(condition, observeScene);
}

/** Compiles a condition on one line of a purchase. */
export function compileItemCondition(condition: Condition): Test<PurchaseItem> {
  return compile(condition, observeItem);
}

type Reader<Subject> = (field: string) => Observe<Subject>;

function compile<Subject>(condition: Condition, read: Reader<Subject>): Test<Subject> {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compile(part, read));
    return { holds: (subject) => parts.every((part) => part.holds(subject)), explain: explainParts(parts) };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => compile(part, read));
    return { holds: (subject) => parts.some((part) => part.holds(subject)), explain: explainParts(parts) };
  }
  if ('not' in condition) {
    const part = compile(condition.not, read);
    return {
      holds: (subject) => !part.holds(subject),
      explain: (subject, wanted, reasons) => part.explain(subject, !wanted, reasons),
    };
  }
  return compileComparison(condition, read(condition.field));
}

function explainParts<Subject>(parts: readonly Test<Subject>[]): Test<Subject>['explain'] {
  return (subject, wanted, reasons) => {
    for (const part of parts) if (part.holds(subject) !== wanted) part.explain(subject, wanted, reasons);
  };
}

function compileComparison<Subject>(comparison: Comparison, observe: Observe<Subject>): Test<Subject> {
  const { field, op } = comparison;
  const expected = comparison.value ?? true;
  const decide = decision(comparison);
  return {
    holds: (subject) => decide(observe(subject)),
    explain: (subject, wanted, reasons) => {
      const reason = { field, op, expected, observed: shown(observe(subject)) };
      reasons.push(wanted ? reason : { ...reason, negated: true });
    },
  };
}

type Decide = (observed: Observed) => boolean;

function decision({ op, value = true }: Comparison): Decide {
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map(String);
  switch (op) {
    case 'exists':
      return (observed) => exists(observed) === (value !== false);
    case 'eq':
      return equals(value);
    case 'ne':
      return negated(equals(value));
    case 'in':
      return isOneOf(list);
    case 'nin':
      return negated(isOneOf(list));
    case 'lt':
      return compared(value, (order) => order < 0);
    case 'lte':
      return compared(value, (order) => order <= 0);
    case 'gt':
      return compared(value, (order) => order > 0);
    case 'gte':
      return compared(value, (order) => order >= 0);
    case 'between':
      return within(list);
    case 'contains':
      return (observed) => typeof observed === 'string' && observed.includes(String(value));
    case 'startsWith':
      return (observed) => typeof observed === 'string' && observed.startsWith(String(value));
    case 'hasAny':
      return (observed) => texts.some((text) => has(observed, text));
    case 'hasAll':
      return (observed) => texts.every((text) => has(observed, text));
    case 'hasNone':
      return (observed) => !texts.some((text) => has(observed, text));
  }
}

function exists(observed: Observed): boolean {
  return Array.isArray(observed) ? observed.length > 0 : observed !== null;
}

function has(observed: Observed, text: string): boolean {
  return Array.isArray(observed) && observed.includes(text);
}

function negated(decide: Decide): Decide {
  return (observed) => !decide(observed);
}

/** Numbers compare with numbers and with money (`1n == 1`), texts with texts; an absent value equals nothing. */
function equals(value: ConditionValue): Decide {
  if (typeof value !== 'number') return (observed) => observed === value;
  return (observed) => isNumeric(observed) && orderOf(observed, value) === 0;
}

function isOneOf(values: readonly ConditionValue[]): Decide {
  const each = values.map(equals);
  return (observed) => each.some((decide) => decide(observed));
}

function compared(value: ConditionValue, verdict: (order: number) => boolean): Decide {
  if (typeof value !== 'number') return () => false;
  return (observed) => isNumeric(observed) && verdict(orderOf(observed, value));
}

function within([low, high]: readonly ConditionValue[]): Decide {
  const above = compared(low ?? true, (order) => order >= 0);
  const below = compared(high ?? true, (order) => order <= 0);
  return (observed) => above(observed) && below(observed);
}

function isNumeric(observed: Observed): observed is bigint | number {
  return typeof observed === 'bigint' || typeof observed === 'number';
}

/** Exact for bigint against number: the language compares them by mathematical value, without rounding. */
function orderOf(observed: bigint | number, expected: number): number {
  return observed < expected ? -1 : observed > expected ? 1 : 0;
}

const SHOWN = 20;

function shown(observed: Observed): JsonValue {
  if (typeof observed === 'bigint') return jsonNumber(observed);
  return Array.isArray(observed) ? observed.slice(0, SHOWN) : (observed as JsonValue);
}
