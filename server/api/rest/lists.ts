import { z } from 'zod';
import type { PartnerContext } from '#server/api/partner-procedures.ts';
import type { Page, PageRequest } from '#server/kernel/paging.ts';
import { API_ROOT } from './envelope.ts';
import { wholeNumber } from './query-words.ts';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;

type Filters = Record<string, z.ZodType>;

/** The query of a list: `limit`, `cursor`, `sort` from the whitelist (the first is the default), and filters. */
export function listQuery<const Sort extends string, F extends Filters>(sorts: readonly [Sort, ...Sort[]], filters: F) {
  return z.strictObject({
    limit: wholeNumber(1, MAX_LIMIT).default(DEFAULT_LIMIT),
    cursor: z.string().min(1).max(512).optional().meta({ description: 'From `meta.nextCursor` of the page before.' }),
    sort: z.enum(sorts).default(sorts[0]),
    ...filters,
  });
}

type ListQuery = { limit: number; cursor?: string | undefined; sort: string };

/**
 * The page a list query asks for. `-` before a sort word means newest first.
 * @param path of the list below the API's root; a cursor is only good for the same list, order and filters
 * @throws RequestFault 400 `bad_cursor`
 */
export function pageAskedFor(ctx: PartnerContext, path: string, query: ListQuery): PageRequest {
  const { limit, cursor, sort } = query;
  const after = cursor === undefined ? null : ctx.cursors.open(listName(ctx, path, query), cursor);
  return { limit, descending: sort.startsWith('-'), after };
}

/** The envelope of a page, with the link to the next one. */
export function pageAnswer<Row, View>(
  ctx: PartnerContext,
  path: string,
  query: ListQuery,
  page: Page<Row>,
  viewOf: (row: Row) => View,
) {
  const nextCursor = page.next && ctx.cursors.seal(listName(ctx, path, query), page.next);
  const links: Record<string, string> = { self: linkTo(path, query) };
  if (nextCursor) links.next = linkTo(path, { ...query, cursor: nextCursor });
  return {
    data: page.rows.map(viewOf),
    meta: { limit: query.limit, hasMore: nextCursor !== null, nextCursor },
    links,
  };
}

function listName(ctx: PartnerContext, path: string, { limit: _limit, cursor: _cursor, ...rest }: ListQuery): string {
  const filters = Object.entries(rest).filter(([, value]) => value !== undefined);
  return JSON.stringify([ctx.programId, path, filters.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function linkTo(path: string, query: object): string {
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${API_ROOT}${path}?${new URLSearchParams(parameters.map(([name, value]) => [name, String(value)]))}`;
}
