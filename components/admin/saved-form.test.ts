import { expect, it } from 'vitest';
import { deedOf } from './saved-form.ts';

const FORM = { name: 'Regular', points: 100, isActive: true, version: 1 };

it('what was done by saving is told by the values before and after', () => {
  expect(deedOf(null, FORM)).toEqual({ deed: 'made', version: 1 });
  expect(deedOf(null, { ...FORM, isActive: false })).toEqual({ deed: 'madeOff', version: 1 });
  expect(deedOf(FORM, { ...FORM, points: 200, version: 2 })).toEqual({ deed: 'changed', version: 2 });
  expect(deedOf(FORM, { ...FORM, isActive: false, version: 2 })).toEqual({ deed: 'off', version: 2 });
  expect(deedOf({ ...FORM, isActive: false }, { ...FORM, version: 3 })).toEqual({ deed: 'on', version: 3 });
});

it('acts from before versions were written down are told without one, a switch among other changes as a change', () => {
  const { version: _, ...old } = FORM;
  expect(deedOf(old, { ...old, points: 200 })).toEqual({ deed: 'changed', version: null });
  expect(deedOf(FORM, { ...FORM, isActive: false, points: 5, version: 2 })).toEqual({ deed: 'changed', version: 2 });
});
