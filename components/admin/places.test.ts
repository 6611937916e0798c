import { expect, it } from 'vitest';
import { en } from '#components/words/en.ts';
import { PLACES, placeOf } from './places.ts';

it('no two screens share an address, a name or a letter', () => {
  for (const key of ['href', 'name', 'letter'] as const) {
    const values = PLACES.map((place) => place[key]);
    expect(new Set(values).size, key).toBe(values.length);
  }
});

it('every screen has a name in the words', () => {
  for (const { name } of PLACES) expect(en.frame.places[name]).toBeTruthy();
});

it('a page beneath a screen belongs to it, and the overview owns nothing but itself', () => {
  expect(placeOf('/admin')?.name).toBe('overview');
  expect(placeOf('/admin/outbox/one')?.name).toBe('outbox');
  expect(placeOf('/admin/profile')).toBeUndefined();
});
