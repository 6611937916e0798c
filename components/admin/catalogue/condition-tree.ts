import type { Comparison, Condition, ConditionValue, Operator } from '#server/loyalty/achievements/contract.ts';

/** `nots`: how often the node is denied. Reading and writing keeps every form a rule can have, so it is a number. */
type Denied = { readonly id: string; readonly nots: number };

/** A comparison being edited; without a value it is not finished, or asks whether there is something at all. */
export type ComparisonNode = Denied & {
  readonly kind: 'comparison';
  readonly field: string;
  readonly op: Operator;
  readonly value: ConditionValue | undefined;
};
export type GroupNode = Denied & {
  readonly kind: 'group';
  readonly joined: 'all' | 'any';
  readonly parts: readonly ConditionNode[];
};
/** A condition as the builder edits it: every part has a name of its own, so that focus stays while parts move. */
export type ConditionNode = ComparisonNode | GroupNode;

/** How a group is spoken of. `none` and `notAll` are the denied forms. */
export type GroupWord = 'all' | 'any' | 'none' | 'notAll';

let made = 0;
/** Parts of a draft that a reload interrupted keep their names, so those of this document are others. */
const DOCUMENT = Math.random().toString(36).slice(2, 8);
function nextId(): string {
  made += 1;
  return `part-${DOCUMENT}-${made}`;
}

/** A stored condition, ready to be edited. */
export function nodeOf(condition: Condition, nots = 0): ConditionNode {
  if ('not' in condition) return nodeOf(condition.not, nots + 1);
  const id = nextId();
  if ('field' in condition) {
    const { field, op, value } = condition;
    return { kind: 'comparison', id, nots, field, op, value };
  }
  const [joined, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return { kind: 'group', id, nots, joined, parts: parts.map((part) => nodeOf(part)) };
}

/** What the builder shows, as it is stored. Nothing is left out: what is unfinished is refused at its place. */
export function conditionOf(node: ConditionNode): Condition {
  let condition = bareConditionOf(node);
  for (let left = node.nots; left > 0; left -= 1) condition = { not: condition };
  return condition;
}

function bareConditionOf(node: ConditionNode): Condition {
  if (node.kind === 'comparison') return comparisonOf(node);
  const parts = node.parts.map(conditionOf);
  return node.joined === 'all' ? { all: parts } : { any: parts };
}

function comparisonOf({ field, op, value }: ComparisonNode): Comparison {
  return value === undefined ? { field, op } : { field, op, value };
}

/** The condition without what is unfinished, for the sentence beside it; null when nothing is left. */
export function finishedCondition(node: ConditionNode): Condition | null {
  const pruned = finished(node);
  return pruned && conditionOf(pruned);
}

function finished(node: ConditionNode): ConditionNode | null {
  if (node.kind === 'comparison') return isFinished(node) ? node : null;
  const parts = node.parts.map(finished).filter((part) => part !== null);
  return parts.length === 0 ? null : { ...node, parts };
}

/** Where something is still missing, as refusals would name it: comparisons without a value, groups without a part. */
export function unfinishedPaths(node: ConditionNode, path: string): string[] {
  if (node.kind === 'comparison') return isFinished(node) ? [] : [barePath(node, path)];
  if (node.parts.length === 0) return [barePath(node, path)];
  return node.parts.flatMap((part, index) => unfinishedPaths(part, partPath(node, path, index)));
}

function isFinished({ field, op, value }: ComparisonNode): boolean {
  if (field === 'metadata.') return false;
  if (op === 'exists') return true;
  if (op === 'between') return Array.isArray(value) && value.length === 2;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
}

export function comparisonNode(field: string, op: Operator, value?: ConditionValue): ComparisonNode {
  return { kind: 'comparison', id: nextId(), nots: 0, field, op, value };
}

export function groupNode(joined: GroupNode['joined'], parts: readonly ConditionNode[]): GroupNode {
  return { kind: 'group', id: nextId(), nots: 0, joined, parts };
}

export function groupWord({ joined, nots }: GroupNode): GroupWord {
  if (nots % 2 === 0) return joined;
  return joined === 'any' ? 'none' : 'notAll';
}

/** How a group within another is joined: by the same word it would mean what its parts mean without it, also where denied. */
export function innerJoin({ joined }: Pick<GroupNode, 'joined'>): GroupNode['joined'] {
  return joined === 'all' ? 'any' : 'all';
}

export function withGroupWord(group: GroupNode, word: GroupWord): GroupNode {
  if (word === groupWord(group)) return group;
  const isDenied = word === 'none' || word === 'notAll';
  return { ...group, joined: word === 'any' || word === 'none' ? 'any' : 'all', nots: isDenied ? 1 : 0 };
}

/** The same tree with one node changed; null takes it out. */
export function replaced(
  node: ConditionNode,
  id: string,
  change: (found: ConditionNode) => ConditionNode | null,
): ConditionNode | null {
  if (node.id === id) return change(node);
  if (node.kind === 'comparison') return node;
  const parts = node.parts.map((part) => replaced(part, id, change)).filter((part) => part !== null);
  return { ...node, parts };
}

/** Where the stored form of a node stands, as refusals name it, when the node itself begins at `path`. */
export function barePath(node: ConditionNode, path: string): string {
  return `${path}${'.not'.repeat(node.nots)}`;
}

/** Where a part of a group stands. */
export function partPath(group: GroupNode, path: string, index: number): string {
  return `${barePath(group, path)}.${group.joined}.${index}`;
}
