import type { ListQuery } from './console-list.tsx';

/** A query that answers all rows at once. */
export type WholeQuery<Row> = Omit<ListQuery<Row>, 'data'> & { readonly data: readonly Row[] | undefined };

/** A list that comes whole, as the console's list takes it: one page, and no other. */
export function wholeList<Row>({ data, error, isPlaceholderData, refetch }: WholeQuery<Row>): ListQuery<Row> {
  const page = data && { rows: [...data], next: null, previous: null };
  return { data: page, error, isPlaceholderData, refetch };
}
