import { expect, it } from 'vitest';
import { changesOf } from './audit-changes.ts';

it('only what changed is told, with the value before and after', () => {
  const changes = changesOf(
    { name: 'Bronze', points: 100, active: true },
    { name: 'Bronze', points: 200, active: false },
  );
  expect(changes).toEqual([
    { field: 'points', before: '100', after: '200' },
    { field: 'active', before: 'true', after: 'false' },
  ]);
});

it('what appears or goes stands beside nothing', () => {
  expect(changesOf(null, { name: 'Shop' })).toEqual([{ field: 'name', before: null, after: 'Shop' }]);
  expect(changesOf({ url: 'https://a.example' }, null)).toEqual([
    { field: 'url', before: 'https://a.example', after: null },
  ]);
});

it('values that are no fields are told as one, and nested ones as text', () => {
  expect(changesOf(undefined, 3)).toEqual([{ field: 'value', before: null, after: '3' }]);
  expect(changesOf({ bands: [1] }, { bands: [2] })).toEqual([
    { field: 'bands', before: '[\n 1\n]', after: '[\n 2\n]' },
  ]);
});

it('an act that changed nothing still shows its values', () => {
  expect(changesOf({ a: 1 }, { a: 1 })).toEqual([{ field: 'a', before: '1', after: '1' }]);
  expect(changesOf(null, null)).toEqual([]);
});
