import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditTexts } from '#components/words/en-audit.ts';

/** What the house writes into the audit, as its sources name it. */
const actions = new Set(
  globSync('server/**/*.ts')
    .filter((file) => !file.includes('test'))
    .map((file) => readFileSync(file, 'utf8'))
    .filter((source) => source.includes('writeAudit'))
    .flatMap((source) => [...source.matchAll(/action: [^\n]*/g)])
    .flatMap(([line]) => [...line.matchAll(/'([a-z_-]+\.[a-z_]+)'/g)].map(([, action]) => action ?? '')),
);

/** What rules and badges do by being saved is told by their values. */
const told = { ...auditTexts.acts, ...auditTexts.saved };

it('every act the house writes down is told in plain words, and can be filtered by', () => {
  expect(actions.size).toBeGreaterThan(40);
  expect([...actions].filter((action) => !(action in told))).toEqual([]);
  const nouns = [...actions].map((action) => action.split('.')[0] ?? '');
  expect(nouns.filter((noun) => !(noun in auditTexts.nouns))).toEqual([]);
});

it('tells no act that does not exist', () => {
  expect(Object.keys(told).filter((action) => !actions.has(action))).toEqual([]);
});
