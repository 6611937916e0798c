import { expect, it } from 'vitest';
import { changesOf, fieldName } from './audit-changes.ts';

it('only what changed is told, with the value before and after', () => {
  const changes = changesOf(
    { name: 'Bronze', points: 100, active: true },
    { name: 'Bronze', points: 200, active: false },
  );
  expect(changes).toEqual([
    { field: 'points', before: '100', after: '200' },
    { field: 'active', before: true, after: false },
  ]);
});

it('what appears or goes stands beside nothing', () => {
  expect(changesOf(null, { name: 'Shop' })).toEqual([{ field: 'name', before: null, after: 'Shop' }]);
  expect(changesOf({ url: 'https://a.example' }, null)).toEqual([
    { field: 'url', before: 'https://a.example', after: null },
  ]);
});

it('fields within fields are told one by one, lists as a line, and what has no fields as one value', () => {
  const before = { criteria: { target: 3, type: 'purchase' }, scopes: ['a', 'b'] };
  const after = { criteria: { target: 5, type: 'purchase' }, scopes: ['a'] };
  expect(changesOf(before, after)).toEqual([
    { field: 'criteria.target', before: '3', after: '5' },
    { field: 'scopes', before: 'a, b', after: 'a' },
  ]);
  expect(changesOf(undefined, 3)).toEqual([{ field: 'value', before: null, after: '3' }]);
  expect(changesOf({ bands: [{ to: 1 }] }, { bands: [] })[0]).toMatchObject({ field: 'bands', after: '' });
});

it('an act that changed nothing still shows its values', () => {
  expect(changesOf({ a: 1 }, { a: 1 })).toEqual([{ field: 'a', before: '1', after: '1' }]);
  expect(changesOf(null, null)).toEqual([]);
});

it('names of fields are read as words', () => {
  expect(fieldName('pointsRequired')).toBe('Points required');
  expect(fieldName('benefits.cashbackBonusBps')).toBe('Benefits, cashback bonus bps');
});
