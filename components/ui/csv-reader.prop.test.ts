import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from './csv.ts';
import { CsvReader } from './csv-reader.ts';

function readIn(pieces: readonly string[]) {
  const reader = new CsvReader();
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

const cellsOf = (text: string) => readIn([text]).map(({ cells }) => cells);

describe('a file read piece by piece', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '7') });
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 });

  it('says what was written into it, wherever it is cut', () => {
    fc.assert(
      fc.property(rows, fc.nat(40), (lines, cut) => {
        const written = csvText([['one', 'two', 'three'], ...lines]).slice(1);
        const read = readIn([written.slice(0, cut), written.slice(cut)]);
        expect(read.slice(1).map(({ cells }) => cells)).toEqual(lines);
      }),
    );
  });
});

describe('what people save', () => {
  it('may be divided by semicolons or tabs', () => {
    expect(cellsOf('a;b,c;d\n1;2;3\n')).toEqual([
      ['a', 'b,c', 'd'],
      ['1', '2', '3'],
    ]);
    expect(cellsOf('a\tb\r\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('may have empty lines and line breaks in cells; records know where they begin', () => {
    expect(readIn(['a,b\n\n"one\ntwo",x\ny,z\n'])).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['one\ntwo', 'x'] },
      { line: 5, cells: ['y', 'z'] },
    ]);
  });

  it('may have a quote that never ends: that record is torn, and the file is not swallowed by it', () => {
    const long = 'x'.repeat(30_000);
    const read = readIn(['a,b\n', `"${long}\n`, 'c,d\n']);
    expect(read.map(({ isTorn }) => isTorn === true)).toEqual([false, true, false, false]);
    expect(read.at(-1)).toMatchObject({ cells: ['c', 'd'] });
    expect(readIn(['a\n"b'])).toMatchObject([{ cells: ['a'] }, { cells: ['b'], isTorn: true }]);
  });
});
