import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditTexts } from './en-audit.ts';

const ACTION = /\baction: '([a-z_-]+\.[a-z_-]+)'/g;

/** Every act that a verb writes down. */
function acts(): string[] {
  const verbs = globSync('server/**/*.ts').filter((file) => !file.includes('.test.'));
  const found = verbs.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(ACTION)].map(([, act = '']) => act));
  return [...new Set(found)].toSorted();
}

it('every act that is written down is told in words', () => {
  expect(acts().length).toBeGreaterThan(20);
  expect(acts().filter((act) => auditTexts.acts[act] === undefined)).toEqual([]);
});
