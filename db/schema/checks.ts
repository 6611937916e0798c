import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** A check that a text column holds one of the words of `db/enums.ts`. */
export function wordIn(column: SQLWrapper, words: readonly string[]): SQL {
  const list = words.map((word) => `'${word}'`).join(', ');
  return sql`${column} in (${sql.raw(list)})`;
}
