import { describe, expect, it } from 'vitest';
import { comparisonNode, groupNode, innerJoin } from './condition-tree.ts';
import { freshComparison, groundFields } from './field-values.ts';

const fieldsOf = (...fields: string[]) => fields.map((field) => comparisonNode(field, 'eq'));

describe('a new condition', () => {
  it('asks for what is usual on its ground, when nothing stands beside it', () => {
    const grounds = ['purchase', 'item', 'activity', 'audience'] as const;
    expect(grounds.map((ground) => freshComparison(ground).field)).toEqual([
      'amount',
      'category',
      'dayOfWeek',
      'customer.badgeLevel',
    ]);
  });

  it('asks for the first field that its group does not use yet', () => {
    expect(freshComparison('purchase', fieldsOf('amount')).field).toBe('currency');
    expect(freshComparison('purchase', fieldsOf('currency', 'amount')).field).toBe('channel');
    expect(freshComparison('purchase', fieldsOf('channel')).field).toBe('amount');
    expect(freshComparison('item', fieldsOf('category')).field).not.toBe('category');
  });

  it('leaves aside what stands in groups of its group', () => {
    expect(freshComparison('purchase', [groupNode('any', fieldsOf('amount'))]).field).toBe('amount');
  });

  it('begins with the usual field again where all are used', () => {
    const all = groundFields('audience').flatMap(({ fields }) => fields);
    expect(freshComparison('audience', fieldsOf(...all)).field).toBe('customer.badgeLevel');
  });
});

it('is joined in a new group by the other word than around it', () => {
  expect([innerJoin(groupNode('any', [])), innerJoin(groupNode('all', []))]).toEqual(['all', 'any']);
});
