import { stringify } from 'csv-stringify/sync';

/** A cell that a spreadsheet would take for a formula. Numbers may begin with a sign. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Rows as lines of a file for spreadsheets (RFC 4180). What one would run as a formula is made harmless by an apostrophe. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell))),
    { record_delimiter: 'windows' },
  );
}
