import type { ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';
import { type FieldType, fieldsOn, fieldType, type Ground, operatorsOf } from '#server/loyalty/rules/fields.ts';
import { type ComparisonNode, type ConditionNode, comparisonNode } from './condition-tree.ts';

/** What a value is typed into. Lists take several. */
export type ValueKind = 'money' | 'number' | 'text' | 'truth' | 'day';

const KINDS: Record<Exclude<FieldType, 'metadata'>, ValueKind> = {
  money: 'money',
  number: 'number',
  text: 'text',
  set: 'text',
  boolean: 'truth',
};

const NUMERIC: readonly Operator[] = ['lt', 'lte', 'gt', 'gte', 'between'];
const LISTS: readonly Operator[] = ['in', 'nin', 'hasAny', 'hasAll', 'hasNone'];
const FIRST_OPERATORS: Partial<Record<string, Operator>> = { dayOfWeek: 'in', category: 'hasAny', sku: 'hasAny' };

/** What the value of a comparison is. The value of an activity is a plain number; metadata has the type of its value. */
export function kindOf(ground: Ground, { field, op, value }: ComparisonNode): ValueKind {
  const type = fieldType(ground, field) ?? 'text';
  if (type === 'metadata') return kindOfMetadata(op, value);
  if (field === 'dayOfWeek') return 'day';
  return field === 'value' ? 'number' : KINDS[type];
}

function kindOfMetadata(op: Operator, value: ConditionValue | undefined): ValueKind {
  if (NUMERIC.includes(op)) return 'number';
  if (op === 'contains' || op === 'startsWith') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'truth' : 'text';
}

type FieldGroup = {
  readonly name: 'fact' | 'item' | 'activity' | 'time' | 'customer';
  readonly fields: readonly string[];
};

const TIMES: readonly string[] = ['dayOfWeek', 'hour'];

/** The fields of a ground, by what they speak of. */
export function groundFields(ground: Ground): FieldGroup[] {
  const own = ground === 'item' ? 'item' : ground === 'activity' ? 'activity' : 'fact';
  const groupOf = (field: string) =>
    field.startsWith('customer.') ? 'customer' : TIMES.includes(field) ? 'time' : own;
  const names = [own, 'time', 'customer'] as const;
  const groups = names.map((name) => ({ name, fields: fieldsOn(ground).filter((field) => groupOf(field) === name) }));
  return groups.filter(({ fields }) => fields.length > 0);
}

export function isList(op: Operator): boolean {
  return LISTS.includes(op);
}

export function allowedOperators(ground: Ground, field: string): readonly Operator[] {
  return operatorsOf(fieldType(ground, field) ?? 'metadata');
}

/** A comparison of another field: the operator stays where the field allows it, the value where its kind is the same. */
export function withField(ground: Ground, node: ComparisonNode, field: string): ComparisonNode {
  const allowed = allowedOperators(ground, field);
  const first = firstOperator(ground, field);
  const isKept = allowed.includes(node.op) && !(field in FIRST_OPERATORS);
  const next = { ...node, field, op: isKept ? node.op : first, value: undefined };
  const isSameKind = kindOf(ground, node) === kindOf(ground, next) && isList(node.op) === isList(next.op);
  return { ...next, value: isSameKind && next.op === node.op ? node.value : firstValue(ground, next) };
}

/** The same comparison by another operator; what was typed stays where it fits. */
export function withOperator(ground: Ground, node: ComparisonNode, op: Operator): ComparisonNode {
  const next = { ...node, op };
  const fresh = firstValue(ground, { ...next, value: undefined });
  if (op === 'exists' || node.op === 'exists') return { ...next, value: fresh };
  const isSameKind = kindOf(ground, node) === kindOf(ground, next);
  if (!isSameKind) return { ...next, value: fresh };
  return { ...next, value: reshaped(node.value, op) ?? fresh };
}

function reshaped(value: ConditionValue | undefined, op: Operator): ConditionValue | undefined {
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const [first, second = first] = values;
  if (isList(op)) return values;
  if (op !== 'between') return first;
  return first === undefined || second === undefined ? undefined : [first, second];
}

const USUAL_FIELDS: Record<Ground, string> = {
  purchase: 'amount',
  item: 'category',
  activity: 'dayOfWeek',
  audience: 'customer.badgeLevel',
};

/** A fresh comparison for a ground: the first thing people ask for that is not asked for beside it already. */
export function freshComparison(ground: Ground, beside: readonly ConditionNode[] = []): ComparisonNode {
  const asked = new Set(beside.map((part) => (part.kind === 'comparison' ? part.field : null)));
  const usual = USUAL_FIELDS[ground];
  const fields = [usual, ...groundFields(ground).flatMap((group) => group.fields)];
  const field = fields.find((one) => !asked.has(one)) ?? usual;
  const node = comparisonNode(field, firstOperator(ground, field));
  return { ...node, value: firstValue(ground, node) };
}

function firstOperator(ground: Ground, field: string): Operator {
  const allowed = allowedOperators(ground, field);
  const usual = FIRST_OPERATORS[field];
  if (usual && allowed.includes(usual)) return usual;
  const type = fieldType(ground, field);
  return type === 'money' || type === 'number' ? 'gte' : (allowed[0] ?? 'eq');
}

function firstValue(ground: Ground, node: ComparisonNode): ConditionValue | undefined {
  if (node.op === 'exists' || kindOf(ground, node) === 'truth') return true;
  return isList(node.op) ? [] : undefined;
}
