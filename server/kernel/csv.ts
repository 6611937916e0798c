import { stringify } from 'csv-stringify/sync';
import { harmlessCell } from './harmless-cell.ts';

/** Rows as lines of a file for spreadsheets (RFC 4180). What one would run as a formula is made harmless by an apostrophe. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(harmlessCell)),
    { record_delimiter: 'windows' },
  );
}
