import { CsvReader, type CsvRecord } from '#components/ui/csv-reader.ts';

/** The columns a file of customers may have, in any order and however they are written. */
export const CUSTOMER_COLUMNS = ['externalId', 'email', 'name'] as const;
type Column = (typeof CUSTOMER_COLUMNS)[number];

export type CustomerRow = { readonly line: number } & Readonly<Record<Column, string>>;

/** A line that cannot be taken: why, and what stands in it. `earlier` is the line that names the same customer. */
export type BadLine = {
  readonly line: number;
  readonly why: 'torn' | 'cells' | 'long' | 'again';
  readonly earlier?: number;
  readonly cells: readonly string[];
};

/** So many rows of a file, and what of it could not be read. `share` is how much of the file is behind them, from 0 to 1. */
export type FilePart = {
  readonly rows: readonly CustomerRow[];
  readonly bad: readonly BadLine[];
  readonly share: number;
  /** Columns that are not ours, as the file names them. */
  readonly leftOut: readonly string[];
};

/** Why a file cannot be read at all. */
export class UnreadableFile extends Error {
  readonly why: 'large' | 'encoding' | 'header' | 'empty';
  constructor(why: UnreadableFile['why']) {
    super(why);
    this.why = why;
  }
}

export const LARGEST_MB = 50;
const LARGEST_BYTES = LARGEST_MB * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;
const ROWS_AT_ONCE = 1_000;
const LONGEST_CELL = 1_000;

/**
 * Reads a file of customers piece by piece, so that it is never held as a whole: only the names seen are remembered, to find those
 * that come twice.
 * @throws UnreadableFile before the first part, or where it is not written in UTF-8
 */
export async function* partsOf(file: Blob): AsyncGenerator<FilePart> {
  if (file.size > LARGEST_BYTES) throw new UnreadableFile('large');
  const reader = new CsvReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sheet: CustomerSheet | undefined;
  for (let at = 0; at < file.size; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, file.size);
    const text = decoded(decoder, await file.slice(at, end).arrayBuffer(), end < file.size);
    const records = [...reader.push(text), ...(end === file.size ? reader.end() : [])];
    if (!sheet && records[0]) sheet = new CustomerSheet(records.shift());
    for (let from = 0; sheet && from < records.length; from += ROWS_AT_ONCE) {
      const some = records.slice(from, from + ROWS_AT_ONCE);
      const share = (at + ((end - at) * (from + some.length)) / records.length) / file.size;
      yield { ...sheet.read(some), share, leftOut: sheet.leftOut };
    }
  }
  if (!sheet) throw new UnreadableFile('empty');
}

function decoded(decoder: TextDecoder, bytes: ArrayBuffer, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw new UnreadableFile('encoding');
  }
}

const spelt = (name: string) => name.toLowerCase().replaceAll(/[^a-z]/g, '');

class CustomerSheet {
  readonly leftOut: readonly string[];
  readonly #width: number;
  readonly #places: Readonly<Record<Column, number>>;
  readonly #seen = new Map<string, number>();

  constructor(header: CsvRecord | undefined) {
    const names = (header?.cells ?? []).map(spelt);
    const placeOf = (column: Column) => names.indexOf(spelt(column));
    this.#places = { externalId: placeOf('externalId'), email: placeOf('email'), name: placeOf('name') };
    if (this.#places.externalId < 0 && this.#places.email < 0) throw new UnreadableFile('header');
    this.#width = names.length;
    const ours = new Set(Object.values(this.#places));
    this.leftOut = (header?.cells ?? []).filter((_, at) => !ours.has(at));
  }

  read(records: readonly CsvRecord[]): { rows: CustomerRow[]; bad: BadLine[] } {
    const rows: CustomerRow[] = [];
    const bad: BadLine[] = [];
    for (const record of records) {
      const read = this.#readOne(record);
      if ('why' in read) bad.push(read);
      else rows.push(read);
    }
    return { rows, bad };
  }

  #readOne({ line, cells, isTorn }: CsvRecord): CustomerRow | BadLine {
    const shown = cells.map((cell) => cell.slice(0, LONGEST_CELL));
    if (isTorn) return { line, why: 'torn', cells: shown };
    if (cells.length !== this.#width) return { line, why: 'cells', cells: shown };
    const cellOf = (column: Column) => asTyped(cells[this.#places[column]] ?? '');
    const row = { line, externalId: cellOf('externalId'), email: cellOf('email'), name: cellOf('name') };
    if (CUSTOMER_COLUMNS.some((column) => row[column].length > LONGEST_CELL))
      return { line, why: 'long', cells: shown };
    const names = namesOf(row);
    const earlier = names.map((name) => this.#seen.get(name)).find((one) => one !== undefined);
    if (earlier !== undefined) return { line, why: 'again', earlier, cells: shown };
    for (const name of names) this.#seen.set(name, line);
    return row;
  }
}

/** Our own files put an apostrophe before what a spreadsheet would take for a formula; here it goes again. */
function asTyped(cell: string): string {
  const text = cell.trim();
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function namesOf({ externalId, email }: CustomerRow): string[] {
  return [...(externalId ? [`id ${externalId}`] : []), ...(email ? [`email ${email.toLowerCase()}`] : [])];
}
