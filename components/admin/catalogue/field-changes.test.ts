import { expect, it } from 'vitest';
import { fieldChanges } from './field-changes.ts';

it('names what two versions of a rule have differently, and nothing else', () => {
  const where = { all: [{ field: 'amount', op: 'gte', value: 100 }] };
  const before = { name: 'Fan', points: 5, schedule: null, criteria: { target: 2, where } };
  const after = {
    name: 'Fan',
    points: 8,
    schedule: { to: '2026-12-31T00:00:00Z' },
    criteria: { target: 2, where: { all: [{ field: 'dayOfWeek', op: 'in', value: ['Sat', 'Sun'] }] } },
  };
  expect(fieldChanges(before, after)).toEqual([
    { path: 'points', before: '5', after: '8' },
    { path: 'schedule.to', before: null, after: '2026-12-31T00:00:00Z' },
    { path: 'criteria.where.all.0.field', before: 'amount', after: 'dayOfWeek' },
    { path: 'criteria.where.all.0.op', before: 'gte', after: 'in' },
    { path: 'criteria.where.all.0.value', before: '100', after: 'Sat, Sun' },
  ]);
  expect(fieldChanges(before, before)).toEqual([]);
});
