import { expect, it } from 'vitest';
import { isFirstTold, isNews } from './told-news.ts';

function aShelf(): Storage {
  const kept = new Map<string, string>();
  const getItem = (key: string) => kept.get(key) ?? null;
  const setItem = (key: string, value: string) => void kept.set(key, value);
  return { getItem, setItem } as Storage;
}

it('an event is told once in a browser, however often its page is loaded anew', () => {
  const shelf = aShelf();
  expect(['a', 'b', 'a', 'b', 'c'].map((id) => isFirstTold(id, () => shelf))).toEqual([true, true, false, false, true]);
});

it('of many events the latest are remembered', () => {
  const shelf = aShelf();
  const ids = Array.from({ length: 60 }, (_, nth) => `e${nth}`);
  for (const id of ids) isFirstTold(id, () => shelf);
  expect(isFirstTold('e59', () => shelf)).toBe(false);
  expect(isFirstTold('e0', () => shelf)).toBe(true);
});

it('a browser that keeps nothing still tells', () => {
  const closed = () => {
    throw new Error('storage is closed');
  };
  expect(isFirstTold('a', closed)).toBe(true);
});

it('what is written down long after it happened is no news', () => {
  const written = Date.parse('2025-11-10T12:00:00.000Z');
  const id = '019a6da3-2600-7f3e-9c11-5a0d2b7c4e10';
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(written);
  const agoIsNews = (minutes: number) => isNews({ id, at: new Date(written - minutes * 60_000) });
  expect([0, 2, 50, 61, 60 * 24 * 30].map(agoIsNews)).toEqual([true, true, true, false, false]);
});
