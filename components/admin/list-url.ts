import { parseAsString, type SetValues, useQueryStates, type Values } from 'nuqs';

type Parsers = Parameters<typeof useQueryStates>[0];

const CURSOR = { cursor: parseAsString };

export type ListUrl<Filters extends Parsers> = {
  readonly filters: Values<Filters>;
  /** Changes filters; the list begins again at its first page. */
  readonly filter: (change: Partial<Values<Filters>>) => void;
  readonly isFiltered: boolean;
  readonly clear: () => void;
  readonly cursor: string | null;
  /** Walks to another page of the list. */
  readonly turnTo: (cursor: string | null) => void;
};

/**
 * The state of a list, kept in the address: what is filtered by, and which page is shown. Filters replace the entry of the
 * browser's history, pages add one. `free` names the filters that "clear" leaves alone, such as a sort order.
 */
export function useListUrl<Filters extends Parsers>(
  parsers: Filters,
  free: readonly (keyof Filters)[] = [],
): ListUrl<Filters> {
  const [filters, setFilters] = useQueryStates(parsers, { history: 'replace' });
  const [{ cursor }, setCursor] = useQueryStates(CURSOR, { history: 'push', scroll: true });
  const counted = Object.keys(parsers).filter((name) => !free.includes(name));
  const isSet = (name: string) => {
    const { defaultValue } = parsers[name] as { defaultValue?: unknown };
    return (filters as Record<string, unknown>)[name] !== (defaultValue ?? null);
  };
  const change = (values: Parameters<SetValues<Filters>>[0]) => {
    void setFilters(values);
    if (cursor !== null) void setCursor({ cursor: null }, { history: 'replace' });
  };
  return {
    filters,
    filter: (some) => change(some as Parameters<SetValues<Filters>>[0]),
    isFiltered: counted.some(isSet),
    clear: () => change(Object.fromEntries(counted.map((name) => [name, null])) as Parameters<SetValues<Filters>>[0]),
    cursor,
    turnTo: (next) => void setCursor({ cursor: next }),
  };
}
