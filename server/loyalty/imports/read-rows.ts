import { createReadStream, type ReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Parser, parse } from 'csv-parse';
import { ruleBroken } from '#server/kernel/errors.ts';
import type { ImportSource } from './contract.ts';
import type { FileRow } from './rules/columns.ts';

/** The rows of a file as they come. `header` is known when the first row has been asked for. */
export type FileRows = {
  readonly rows: AsyncIterable<FileRow>;
  readonly header: () => readonly string[] | null;
  readonly bytesRead: () => number;
};

const LARGEST_ROW = 1024 * 1024;

/** Opens a file for reading row by row; never more than a buffer of it is in memory. */
export function readRows(file: string, source: ImportSource): FileRows {
  const stream = createReadStream(file, source.encoding);
  const reading: Reading = { stream, header: null };
  return {
    rows: source.format === 'fixed' ? fixedRows(reading, source) : csvRows(reading, source),
    header: () => reading.header,
    bytesRead: () => stream.bytesRead,
  };
}

type Reading = { readonly stream: ReadStream; header: readonly string[] | null };

async function* fixedRows(reading: Reading, source: ImportSource): AsyncGenerator<FileRow> {
  const lines = createInterface({ input: reading.stream, crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const isHeader = line === 1 && source.header;
    const raw = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (!isHeader && raw.trim() !== '') yield { line, raw, cells: [raw] };
  }
}

type CsvRecord = { record: string[]; raw: string; info: { lines: number } };

async function* csvRows(reading: Reading, source: ImportSource): AsyncGenerator<FileRow> {
  const parser = parse({
    bom: true,
    delimiter: source.delimiter,
    info: true,
    max_record_size: LARGEST_ROW,
    raw: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  reading.stream.on('error', (error) => parser.destroy(error));
  reading.stream.pipe(parser);
  try {
    for await (const row of rowsOf(parser)) {
      if (reading.header === null && source.header) reading.header = row.cells;
      else yield row;
    }
  } catch (error) {
    throw unreadableFile(error);
  } finally {
    reading.stream.destroy();
  }
}

/** The parser counts lines at a row's end, and twice each CRLF inside quotes; a row is named by its first line. */
async function* rowsOf(parser: Parser): AsyncGenerator<FileRow> {
  let countedTwice = 0;
  for await (const { record, raw, info } of parser as AsyncIterable<CsvRecord>) {
    const text = raw.replaceAll(/^[\r\n]+|[\r\n]+$/g, '');
    countedTwice += record.reduce((sum, cell) => sum + occurrences(cell, '\r\n'), 0);
    yield { line: info.lines - countedTwice - occurrences(text, '\n'), raw: text, cells: record };
  }
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

function unreadableFile(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_')) return error;
  return ruleBroken('unreadable_file', `The file is no proper CSV: ${error.message}`);
}
