'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import { useRowKeys } from './row-keys.ts';

/**
 * One column of a list. `phone` says where its value goes on a card: its heading, the corner, a line beneath with others, one of
 * its own, the end of the last, before the heading as a mark to check, or nowhere.
 */
export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** What stands at the column's head instead of its title. */
  readonly head?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** The list is sorted by this column, and its head turns it around. */
  readonly sort?: { readonly isAscending: boolean; readonly onTurn: () => void };
  /** A CSS width; columns without one share the rest. */
  readonly width?: string;
  /** On a card the value stands after the column's title: alone it would not say what it is. */
  readonly isNamed?: boolean;
  /** The first to go where a desk is narrow. */
  readonly isSpare?: boolean;
  readonly phone?: 'title' | 'corner' | 'line' | 'row' | 'tail' | 'check' | 'hidden';
};

/** Of a column of money: billions are read whole. */
export const MONEY_WIDTH = '9.75rem';

export type TableProps<Row> = {
  /** What the list is of, for those who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Where a row leads; the first column that is no mark to check becomes the link, and the whole row a target. */
  readonly hrefOf?: (row: Row) => string;
  /** Instead of a link: what opening a row does. */
  readonly onOpen?: (row: Row) => void;
  /** The rows are of the page before, while the next one is on its way. */
  readonly isStale?: boolean;
};

/** A dense table on a desk, cards on a phone; one structure for both. j and k walk its rows, Enter opens one. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowId, isStale } = props;
  const table = useRef<HTMLTableElement>(null);
  const first = firstOf(columns);
  useRowKeys(table);
  return (
    <div className="overflow-x-auto">
      <table ref={table} className="data-table" style={leastOf(columns)} aria-label={label} aria-busy={isStale}>
        <Headings columns={columns} />
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-spare={column.isSpare}
                  data-phone={placeOf(column, index === first)}
                  data-label={column.isNamed ? column.title : undefined}
                >
                  {index === first ? <Opening {...props} row={row} column={column} /> : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a column without a width needs at least. */
const LEAST = '8rem';

/** How wide a table is at least: with all its columns, and without those that a narrow desk leaves out. */
function leastOf<Row>(columns: readonly Column<Row>[]): CSSProperties {
  const sum = (some: readonly Column<Row>[]) => `calc(${some.map(({ width = LEAST }) => width).join(' + ')})`;
  const needed = columns.filter(({ isSpare }) => !isSpare);
  return { '--least': sum(columns), '--least-narrow': sum(needed) } as CSSProperties;
}

type OpeningProps<Row> = TableProps<Row> & { readonly row: Row; readonly column: Column<Row> };

function Opening<Row>({ row, column, hrefOf, onOpen }: OpeningProps<Row>) {
  if (hrefOf) {
    return (
      <Link href={hrefOf(row)} data-row-opening className="row-opening">
        {column.cell(row)}
      </Link>
    );
  }
  if (!onOpen) return column.cell(row);
  return (
    <button type="button" data-row-opening className="row-opening" onClick={() => onOpen(row)}>
      {column.cell(row)}
    </button>
  );
}

function Headings<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, title, head, sort, align, width, isSpare }) => (
          <th
            key={key}
            scope="col"
            data-align={align}
            data-spare={isSpare}
            style={{ width }}
            aria-sort={sort && sortOf(sort)}
          >
            {sort ? <SortHead title={title} {...sort} /> : (head ?? title)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortOf({ isAscending }: { isAscending: boolean }) {
  return isAscending ? 'ascending' : 'descending';
}

function SortHead({ title, isAscending, onTurn }: { title: string; isAscending: boolean; onTurn: () => void }) {
  const Arrow = isAscending ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={onTurn}
      className="-mx-1.5 inline-flex min-h-7 cursor-pointer items-center gap-1 rounded px-1.5 font-medium hover:bg-track hover:text-ink"
    >
      {title}
      <Arrow className="size-3.5" aria-hidden="true" />
    </button>
  );
}

/** Which column names a row. */
function firstOf<Row>(columns: readonly Column<Row>[]): number {
  return columns.findIndex(({ phone }) => phone !== 'check');
}

function placeOf<Row>({ phone }: Column<Row>, isFirst: boolean): string {
  return phone ?? (isFirst ? 'title' : 'line');
}

/** The same table while nothing is known yet: its rows have the height they will have. */
export function TableSkeleton<Row>({ columns, rows = 12 }: { columns: readonly Column<Row>[]; rows?: number }) {
  return (
    <div className="overflow-x-auto" aria-hidden="true">
      <table className="data-table" style={leastOf(columns)}>
        <Headings columns={columns} />
        <tbody>
          {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
            <tr key={key}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-spare={column.isSpare}
                  data-phone={placeOf(column, index === firstOf(columns))}
                >
                  <span className="skeleton-bar" />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
