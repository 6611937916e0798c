import { expect, it } from 'vitest';
import { csvLines } from './csv.ts';

it('a table is what spreadsheets open, and nothing in it runs as a formula', () => {
  expect(csvLines([['=1+1', '@x', '+234', '-5', '-0.50', 'a,b', 'say "hi"', '\tx']])).toBe(
    `'=1+1,'@x,'+234,-5,-0.50,"a,b","say ""hi""",'\tx\r\n`,
  );
});
