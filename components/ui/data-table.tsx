'use client';

import Link from 'next/link';
import { type ReactNode, useRef } from 'react';
import { useRowKeys } from './row-keys.ts';

/** One column of a list. `phone` says where its value goes on a card: its heading, the corner, a line beneath with others, one of its own, the end of the last, or nowhere. */
export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** A CSS width; columns without one share the rest. */
  readonly width?: string;
  readonly phone?: 'title' | 'corner' | 'line' | 'row' | 'tail' | 'hidden';
};

export type TableProps<Row> = {
  /** What the list is of, for those who cannot see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Where a row leads; the first column becomes the link, and the whole row a target. */
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
  useRowKeys(table);
  return (
    <table ref={table} className="data-table" aria-label={label} aria-busy={isStale}>
      <Headings columns={columns} />
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column, index) => (
              <td key={column.key} data-align={column.align} data-phone={placeOf(column, index)}>
                {index === 0 ? <Opening {...props} row={row} column={column} /> : column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
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
        {columns.map(({ key, title, align, width }) => (
          <th key={key} scope="col" data-align={align} style={{ width }}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function placeOf<Row>({ phone }: Column<Row>, index: number): string {
  return phone ?? (index === 0 ? 'title' : 'line');
}

/** The same table while nothing is known yet: its rows have the height they will have. */
export function TableSkeleton<Row>({ columns, rows = 12 }: { columns: readonly Column<Row>[]; rows?: number }) {
  return (
    <div aria-hidden="true">
      <table className="data-table">
        <Headings columns={columns} />
        <tbody>
          {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
            <tr key={key}>
              {columns.map((column, index) => (
                <td key={column.key} data-align={column.align} data-phone={placeOf(column, index)}>
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
