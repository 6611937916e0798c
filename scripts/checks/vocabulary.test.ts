import { describe, expect, it } from 'vitest';
import { vocabularyFaults } from './vocabulary.ts';

const fine = { name: 'server/kernel/money.ts', text: 'export const one = 1;\n' };

describe('the vocabulary check', () => {
  it('is silent about a file named after a noun', () => {
    expect(vocabularyFaults([fine])).toEqual([]);
  });

  it.each(['server/utils/money.ts', 'server/kernel/helpers.ts', 'components/lib.tsx', 'db/index.ts'])(
    'refuses %s',
    (name) => {
      expect(vocabularyFaults([{ ...fine, name }])).toHaveLength(1);
    },
  );

  it('refuses a file over 250 lines, and takes one of exactly 250', () => {
    expect(vocabularyFaults([{ ...fine, text: 'x;\n'.repeat(250) }])).toEqual([]);
    expect(vocabularyFaults([{ ...fine, text: 'x;\n'.repeat(251) }])[0]).toContain('251 lines');
  });

  it('refuses work left undone and switched-off rules, with the line', () => {
    expect(vocabularyFaults([{ ...fine, text: 'a;\n// TODO later\n' }])[0]).toContain('money.ts:2');
    expect(vocabularyFaults([{ ...fine, text: '// @ts-ignore\n' }])).toHaveLength(1);
  });
});
