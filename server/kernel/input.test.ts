import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Refusal } from './errors.ts';
import { checkedInput, currencyText, instantText, metadataInput, positiveAmount, shortText } from './input.ts';

const shape = z.strictObject({
  name: shortText,
  amount: positiveAmount.optional(),
  currency: currencyText.optional(),
  at: instantText.optional(),
  metadata: metadataInput.optional(),
  tags: z.array(z.string()).max(2).optional(),
});

describe('input from outside', () => {
  it('is handed on with its defaults when it is in order', () => {
    const defaulted = z.strictObject({ size: z.int().default(3) });
    expect(checkedInput(defaulted, {})).toEqual({ size: 3 });
  });

  it('is refused with the dotted path of every wrong field, and a message that names the first', () => {
    const refusal = refusalOf({ amount: 0, tags: ['a', 'b', 'c'] });
    expect(refusal).toMatchObject({ kind: 'rule', code: 'validation_failed' });
    expect(refusal.errors).toEqual({
      name: ['is required'],
      amount: ['must be at least 1'],
      tags: ['must have at most 2 entries'],
    });
    expect(refusal.message).toBe('name is required (and 2 more)');
  });

  it.each([
    [{ name: 'x', extra: 1 }, { extra: ['is not a field we know'] }],
    [{ name: '' }, { name: ['must have at least 1 characters'] }],
    [{ name: 'x'.repeat(256) }, { name: ['must have at most 255 characters'] }],
    [{ name: 7 }, { name: ['must be a text'] }],
    [{ name: 'a\0b' }, { name: ['must not contain NUL characters'] }],
    [{ name: 'a\ud800' }, { name: ['must be well-formed Unicode'] }],
    [{ name: 'x', amount: 1.5 }, { amount: ['must be a whole number'] }],
    [{ name: 'x', amount: 1e15 + 1 }, { amount: ['must be at most 1000000000000000'] }],
    [{ name: 'x', amount: '5' }, { amount: ['must be a number'] }],
    [{ name: 'x', currency: 'XYZ' }, { currency: ['must be an ISO 4217 currency code, such as NGN'] }],
    [{ name: 'x', currency: 'ngn' }, { currency: ['must be an ISO 4217 currency code, such as NGN'] }],
    [{ name: 'x', at: '1969-12-31T23:59:59Z' }, { at: ['must not be before 1970'] }],
    [
      { name: 'x', metadata: { ok: { deep: 1 } } },
      { 'metadata.ok': ['must be a text, a number, true, false or null'] },
    ],
    [{ name: 'x', metadata: { 'a\0': 1 } }, { metadata: ['must not contain NUL characters'] }],
    [{ name: 'x', metadata: { note: 'a\udfff' } }, { 'metadata.note': ['must be well-formed Unicode'] }],
    [{ name: 'x', metadata: { constructor: 1 } }, { 'metadata.constructor': ['is not a name a field can have'] }],
    [null, { '': ['must be an object'] }],
    [{ name: 'x', toString: 1 }, { toString: ['is not a field we know'] }],
    [{ name: 'x', constructor: 1 }, { '': ['must not have a field named constructor'] }],
    [JSON.parse('{"name":"x","__proto__":{"role":"admin"}}'), { '': ['must not have a field named __proto__'] }],
  ])('%j is refused', (input, errors) => {
    expect(refusalOf(input).errors).toEqual(errors);
  });

  it.each(['2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z', '2026-11-20', '2026-11-20T25:00:00Z', '20 Nov 2026', ''])(
    'the date %j is refused',
    (at) => {
      expect(refusalOf({ name: 'x', at }).errors).toEqual({
        at: ['must be a real date and time in ISO 8601, such as 2026-11-20T10:00:00Z'],
      });
    },
  );

  it('has no way to reach the prototype', () => {
    const hostile: unknown = JSON.parse('{"name":"x","metadata":{"__proto__":"y"}}');
    expect(refusalOf(hostile).errors).toEqual({ 'metadata.__proto__': ['is not a name a field can have'] });
  });

  it('may carry 50 metadata keys and 8 KiB, not more', () => {
    const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
    expect(checkedInput(shape, { name: 'x', metadata: keys(50) }).metadata).toEqual(keys(50));
    expect(refusalOf({ name: 'x', metadata: keys(51) }).errors).toEqual({ metadata: ['must have at most 50 keys'] });
    const large = { name: 'x', metadata: { note: 'é'.repeat(4096) } };
    expect(refusalOf(large).errors).toEqual({ metadata: ['must be at most 8 KiB as JSON'] });
  });

  it('is refused when nested deeper than 32, before anything walks it', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(Object.values(refusalOf({ name: deep }).errors ?? {})).toEqual([['is nested deeper than 32']]);
  });

  it('is refused when it is a crowd, before anything looks at every mistake in it', () => {
    const list = Array.from({ length: 4_000_000 }, () => 0);
    expect(refusalOf({ name: list }).errors).toEqual({ name: ['must have at most 10000 elements'] });
    const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
    expect(refusalOf(fields).errors).toEqual({ '': ['must have at most 200 fields'] });
  });

  it('is told of a hundred mistakes at most', () => {
    const odd = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`k${i}`, i]));
    expect(Object.keys(refusalOf({ name: 'x', ...odd }).errors ?? {})).toHaveLength(100);
  });
});

function refusalOf(input: unknown): Refusal {
  try {
    checkedInput(shape, input);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('the input was not refused');
}
