import { expect, it } from 'vitest';
import { importTexts } from '#components/words/en-import.ts';
import type { CustomerRow } from './customer-file.ts';
import { complaintOf, type ImportTally, walkFile } from './customer-import-walk.ts';

type Server = (rows: readonly CustomerRow[]) => { created: number; refused?: { line: number; reason: string }[] };

function walk(lines: readonly string[], answer: Server, stop = new AbortController()) {
  const told: ImportTally[] = [];
  const walked = walkFile({
    file: new Blob([['externalId,email,name', ...lines].join('\n')]),
    words: importTexts,
    send: async (rows) => ({ filled: 0, unchanged: 0, refused: [], ...answer(rows) }),
    tell: (tally) => void told.push(tally),
    signal: stop.signal,
  });
  return { told, walked };
}

it('what the file and what the server cannot take stand together, line by line, with their content', async () => {
  const { walked } = walk(['c-1,,Ada', 'c-2', 'c-3,nowhere,Chi'], () => ({
    created: 1,
    refused: [{ line: 4, reason: 'email: is no address' }],
  }));
  expect(await walked).toMatchObject({
    lines: 3,
    created: 1,
    refused: [
      { line: 3, reason: importTexts.bad.cells, cells: ['c-2'] },
      { line: 4, reason: 'email: is no address', cells: ['c-3', 'nowhere', 'Chi'] },
    ],
  });
});

it('a long file is told of as it goes, and a stop is heeded between two parts', async () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `c-${at},,`);
  const stop = new AbortController();
  const { told, walked } = walk(
    lines,
    (rows) => {
      stop.abort();
      return { created: rows.length };
    },
    stop,
  );
  expect(await walked).toMatchObject({ created: 1_000 });
  expect(told.map(({ created }) => created)).toEqual([1_000]);
});

it('a file of nothing but faults is given up', async () => {
  const { walked } = walk(
    Array.from({ length: 10_500 }, () => 'x'),
    () => ({ created: 0 }),
  );
  const error = await walked.catch((reason: unknown) => reason);
  expect(complaintOf(error, importTexts)).toBe(importTexts.unreadable.many);
});
