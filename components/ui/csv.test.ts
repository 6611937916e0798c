import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

const cells = (...row: string[]) => csvText([row]).slice(1);

it('quotes what would break a row', () => {
  expect(cells('a, b', 'say "yes"', 'two\nlines', 'plain')).toBe('"a, b","say ""yes""","two\nlines",plain\r\n');
});

it.each([
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['-15.00', '-15.00'],
  ['3,600.00', '"3,600.00"'],
])('writes %j as %j, so that no spreadsheet runs it', (cell, written) => {
  expect(cells(cell)).toBe(`${written}\r\n`);
});

it('begins with a mark that tells spreadsheets its alphabet', () => {
  expect(csvText([['₦']]).charCodeAt(0)).toBe(0xfeff);
});
