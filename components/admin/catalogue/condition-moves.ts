import type { ConditionNode, GroupNode } from './condition-tree.ts';

/** One place higher, or one lower. */
export type Direction = -1 | 1;

/**
 * The same tree with one part a place higher or lower, as in an outline: a comparison that meets a group goes into it, and what
 * stands at the end of a group goes out of it. A group that is left empty goes. At the ends of the whole nothing moves, and the
 * tree is the very same.
 */
export function moved(node: ConditionNode, id: string, by: Direction): ConditionNode {
  if (node.kind === 'comparison') return node;
  const from = node.parts.findIndex((part) => part.id === id);
  if (from !== -1) return movedWithin(node, from, by);
  const parts = node.parts.flatMap((part): readonly ConditionNode[] => {
    return part.kind === 'group' ? (movedOut(part, id, by) ?? [moved(part, id, by)]) : [part];
  });
  const isSame = parts.length === node.parts.length && parts.every((part, index) => part === node.parts[index]);
  return isSame ? node : { ...node, parts };
}

function movedWithin(group: GroupNode, from: number, by: Direction): GroupNode {
  const [part, other] = [group.parts[from], group.parts[from + by]];
  if (!part || !other) return group;
  if (part.kind === 'group' || other.kind === 'comparison') {
    return { ...group, parts: group.parts.with(from, other).with(from + by, part) };
  }
  const entered = { ...other, parts: by === 1 ? [part, ...other.parts] : [...other.parts, part] };
  return { ...group, parts: group.parts.with(from + by, entered).toSpliced(from, 1) };
}

/** The group without its part at that end, and the part beside it; null when the part does not stand there. */
function movedOut(group: GroupNode, id: string, by: Direction): readonly ConditionNode[] | null {
  const part = group.parts.at(by === 1 ? -1 : 0);
  if (part?.id !== id) return null;
  const rest = group.parts.filter((one) => one !== part);
  const left = rest.length === 0 ? [] : [{ ...group, parts: rest }];
  return by === 1 ? [...left, part] : [part, ...left];
}

/** Another part right behind this one in its group. */
export function insertedBehind(group: GroupNode, id: string, fresh: ConditionNode): GroupNode {
  return { ...group, parts: group.parts.toSpliced(group.parts.findIndex((part) => part.id === id) + 1, 0, fresh) };
}
