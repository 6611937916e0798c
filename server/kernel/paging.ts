import { asc, desc, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Where a page ended: the instant it is sorted by, and the id that decides between equals. */
export type Position = { readonly at: Date; readonly id: string };

/** A page of a list that is sorted by an instant, then by id. `after` null: from the beginning. */
export type PageRequest = { readonly limit: number; readonly descending: boolean; readonly after: Position | null };

export type Page<Row> = { readonly rows: readonly Row[]; readonly next: Position | null };

/** The columns a list is sorted by. An index on them makes every page as cheap as the first. */
export type SortKey = { readonly at: PgColumn; readonly id: PgColumn };

/** The rows that come after the page before; no condition on the first page. */
export function beyond({ at, id }: SortKey, { after, descending }: PageRequest): SQL | undefined {
  if (!after) return undefined;
  const position = sql`(${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
  return descending ? sql`(${at}, ${id}) < ${position}` : sql`(${at}, ${id}) > ${position}`;
}

export function inPageOrder({ at, id }: SortKey, { descending }: PageRequest): SQL[] {
  return descending ? [desc(at), desc(id)] : [asc(at), asc(id)];
}

/** Cuts what was read with `limit + 1` to the page; the row too many tells that there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  { limit }: PageRequest,
  positionOf: (row: Row) => Position,
): Page<Row> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), next: last ? positionOf(last) : null };
}
