import { describe, expect, it } from 'vitest';
import { isBeginning, unseenWords } from './unseen-word.ts';

const SEEN = ['app', 'in-store', 'web'];

describe('words the shop does not know', () => {
  it('are told with the one that may have been meant', () => {
    expect(unseenWords(['App', 'web', 'kiosk', ' WEB '], SEEN)).toEqual([
      { word: 'App', meant: 'app' },
      { word: 'kiosk', meant: null },
      { word: ' WEB ', meant: 'web' },
    ]);
  });

  it('cannot be told where nothing is known, nor of an empty field', () => {
    expect(unseenWords(['App'], [])).toEqual([]);
    expect(unseenWords(['', ' '], SEEN)).toEqual([]);
  });

  it('are told of a list that was cut only where one was meant', () => {
    const many = Array.from({ length: 60 }, (_, nth) => `sku-${nth}`);
    expect(unseenWords(['SKU-7', 'sku-99'], many)).toEqual([{ word: 'SKU-7', meant: 'sku-7' }]);
  });

  it('may be the beginning of one it knows', () => {
    expect(isBeginning('In', SEEN)).toBe(true);
    expect(isBeginning('App', SEEN)).toBe(false);
    expect(isBeginning('x', SEEN)).toBe(false);
  });
});
