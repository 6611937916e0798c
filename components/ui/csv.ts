import { harmlessCell } from '#server/kernel/harmless-cell.ts';

const NEEDS_QUOTES = /[",\r\n]/;

/** Rows as a file that spreadsheets open: cells quoted where they must be, and none of them ever run as a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: string): string {
  const plain = harmlessCell(cell);
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
