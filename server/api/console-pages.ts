import { z } from 'zod';
import type { Page, PageRequest, Position } from '#server/kernel/paging.ts';

/** A page of a console list, and how to walk on from it. */
export type ConsolePage<Row> = {
  readonly rows: readonly Row[];
  /** Cursor of the page after this one; null on the last. */
  readonly next: string | null;
  /** Cursor of the page before this one; null on the first. */
  readonly previous: string | null;
};

/** After (`>`) or before (`<`) a position: its instant in milliseconds, its id. It says where to read on, never what may be read. */
const CURSOR = /^([><])(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What every list of the console takes beside its filters. */
export const pageWords = {
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().regex(CURSOR, 'is not a cursor of this list').nullish(),
  /** Oldest first instead of newest first. */
  ascending: z.boolean().default(false),
};

type Asked = { readonly limit: number; readonly cursor?: string | null | undefined; readonly ascending: boolean };

/**
 * Reads the page that was asked for, walking forwards or backwards from a cursor. `positionOf` tells where a row stands in
 * the order `read` keeps.
 */
export async function pageAround<Row>(
  asked: Asked,
  read: (page: PageRequest) => Promise<Page<Row>>,
  positionOf: (row: Row) => Position,
): Promise<ConsolePage<Row>> {
  const { limit, cursor, ascending } = asked;
  const [, direction, at = '', id = ''] = CURSOR.exec(cursor ?? '') ?? [];
  const after = direction ? { at: new Date(Number(at)), id } : null;
  if (direction !== '<') {
    const { rows, next } = await read({ limit, descending: !ascending, after });
    return {
      rows,
      next: next && sealed('>', next),
      previous: after && rows[0] ? sealed('<', positionOf(rows[0])) : null,
    };
  }
  const { rows: backwards, next: earlier } = await read({ limit, descending: ascending, after });
  const last = backwards[0];
  return {
    rows: backwards.toReversed(),
    next: last ? sealed('>', positionOf(last)) : null,
    previous: earlier && sealed('<', earlier),
  };
}

function sealed(direction: '>' | '<', { at, id }: Position): string {
  return `${direction}${at.getTime()}.${id}`;
}
