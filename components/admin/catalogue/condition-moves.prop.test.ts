import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Direction, insertedBehind, moved } from './condition-moves.ts';
import { type ConditionNode, comparisonNode, groupNode } from './condition-tree.ts';

const { group } = fc.letrec<{ node: ConditionNode; group: ConditionNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constant(0).map(() => comparisonNode('amount', 'gte', 1)),
    tie('group'),
  ),
  group: fc.array(tie('node'), { minLength: 1, maxLength: 4 }).map((parts) => groupNode('any', parts)),
}));
const direction = fc.constantFrom<Direction>(-1, 1);

const comparisons = (node: ConditionNode): ConditionNode[] =>
  node.kind === 'comparison' ? [node] : node.parts.flatMap(comparisons);
const groups = (node: ConditionNode): number =>
  node.kind === 'comparison' ? 0 : 1 + node.parts.reduce((sum, part) => sum + groups(part), 0);
const shape = (node: ConditionNode): unknown => (node.kind === 'comparison' ? node.id : node.parts.map(shape));

describe('a part that moves', () => {
  it('is never lost or doubled, and no other one changes', () => {
    fc.assert(
      fc.property(group, direction, fc.nat(), (tree, by, nth) => {
        const all = comparisons(tree);
        const one = all[nth % all.length];
        const after = comparisons(moved(tree, one?.id ?? '', by));
        const others = (list: ConditionNode[]) => list.filter((part) => part !== one);
        expect(others(after)).toEqual(others(all));
        expect(after).toHaveLength(all.length);
        expect(after).toContain(one);
      }),
    );
  });

  it('comes back the way it went, unless the group it left is gone', () => {
    fc.assert(
      fc.property(group, direction, fc.nat(), (tree, by, nth) => {
        const all = comparisons(tree);
        const id = all[nth % all.length]?.id ?? '';
        const there = moved(tree, id, by);
        fc.pre(there !== tree && groups(there) === groups(tree));
        expect(shape(moved(there, id, by === 1 ? -1 : 1))).toEqual(shape(tree));
      }),
    );
  });

  it('goes into a group, through it and out of it again, and stays at the ends of the whole', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((field) => comparisonNode(field, 'exists'));
    if (!a || !b || !c) throw new Error('three were made');
    const nested = groupNode('any', [b]);
    const shapes: unknown[] = [];
    let tree: ConditionNode = groupNode('all', [a, nested, c]);
    for (let step = 0; step < 5; step += 1) {
      const next = moved(tree, a.id, 1);
      shapes.push(next === tree ? 'stays' : shape(next));
      tree = next;
    }
    const [A, B, C] = [a.id, b.id, c.id];
    expect(shapes).toEqual([[[A, B], C], [[B, A], C], [[B], A, C], [[B], C, A], 'stays']);
    expect(shape(moved(groupNode('all', [groupNode('any', [a]), b]), a.id, -1))).toEqual([A, B]);
    expect(shape(insertedBehind(groupNode('any', [a, b]), a.id, c))).toEqual([A, C, B]);
  });

  it('as a group changes places with its neighbours', () => {
    const [first, second] = [groupNode('any', [comparisonNode('a', 'exists')]), groupNode('any', [])];
    expect(shape(moved(groupNode('all', [first, second]), first.id, 1))).toEqual([shape(second), shape(first)]);
  });
});
