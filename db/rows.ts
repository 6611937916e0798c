/**
 * Rows as one JSON parameter for `json_to_recordset`, which writes thousands of rows in one statement: amounts as texts
 * (JSON has no bigint), instants as ISO 8601.
 */
export function jsonRows(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
