/** A cell that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Rows as a file that spreadsheets open: cells quoted where they must be, and none of them ever run as a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
}

/** Numbers may begin with a sign; anything else that would be a formula gets an apostrophe in front. */
function cellText(cell: string): string {
  const isHarmless = !FORMULA.test(cell) || /^-?\d+(\.\d+)?$/.test(cell);
  const plain = isHarmless ? cell : `'${cell}`;
  return NEEDS_QUOTES.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
