/** Where a file keeps its fields. */
import { ruleBroken } from '#server/kernel/errors.ts';
import type { ImportSource, LineField } from '../contract.ts';

/** A row of the file as it stands there. `cells` are its columns; of a fixed-width file there is one, the whole row. */
export type FileRow = { readonly line: number; readonly raw: string; readonly cells: readonly string[] };

export type FieldName = LineField | `meta.${string}`;

/** Takes a field out of a row: its text, trimmed; undefined when the file has no such column, null when the row has not. */
export type FieldReader = (row: FileRow, field: FieldName) => string | null | undefined;

/**
 * Finds the columns of a source in a file.
 * @param header the cells of the first row, or null when it is a row like any other
 * @throws Refusal `unknown_column` when a column is not there, naming the ones that are
 */
export function fieldReader(source: ImportSource, header: readonly string[] | null): FieldReader {
  const cut = source.format === 'fixed' ? cutByPosition(source) : cutByColumn(source, header);
  return (row, field) => cut.get(field)?.(row);
}

/** The fields of a source that go to the metadata, without their `meta.`. */
export function metaKeys(source: ImportSource): string[] {
  return Object.keys(source.columns).flatMap((name) => (name.startsWith('meta.') ? [name.slice(5)] : []));
}

type Cut = (row: FileRow) => string | null;

function cutByColumn(source: ImportSource, header: readonly string[] | null): Map<string, Cut> {
  const names = header?.map((name) => name.trim()) ?? null;
  return new Map(
    Object.entries(source.columns).map(([field, column]) => {
      const at = columnIndex(column, names);
      return [field, (row: FileRow) => row.cells[at]?.trim() ?? null];
    }),
  );
}

function columnIndex(column: string, names: readonly string[] | null): number {
  const named = names?.indexOf(column) ?? -1;
  if (named >= 0) return named;
  const position = /^#([1-9]\d{0,3})$/.exec(column);
  if (position && (names === null || Number(position[1]) <= names.length)) return Number(position[1]) - 1;
  const there = names ? `it has ${names.join(', ')}` : 'without a header, name columns by position, such as #3';
  throw ruleBroken('unknown_column', `The file has no column ${column}: ${there}`);
}

function cutByPosition(source: ImportSource): Map<string, Cut> {
  return new Map(
    Object.entries(source.columns).map(([field, column]) => {
      const { from, to } = positions(column);
      return [field, (row: FileRow) => (row.raw.length < from ? null : row.raw.slice(from - 1, to).trim())];
    }),
  );
}

function positions(column: string): { from: number; to: number } {
  const found = /^([1-9]\d{0,4})-([1-9]\d{0,4})$/.exec(column);
  const from = Number(found?.[1]);
  const to = Number(found?.[2]);
  if (found && from <= to) return { from, to };
  throw ruleBroken(
    'unknown_column',
    `Name columns of a fixed-width file by their characters, such as 1-6, not ${column}`,
  );
}
