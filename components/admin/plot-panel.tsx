'use client';

import { Button, ScrollArea } from '@mantine/core';
import { ChartColumn, ChartNoAxesColumn, Download, Table } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { csvText } from '#components/ui/csv.ts';
import { Panel } from '#components/ui/panel.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useWords } from '#components/words/words.tsx';
import { useAnalyticsWords } from './analytics-words.ts';

/** A row of numbers behind a plot: as people read them, and as machines do. */
export type PlotRow = {
  readonly key: string;
  readonly cells: readonly string[];
  readonly raw: readonly string[];
  /** How deep a cell is tinted, 0 to 1, so that a table can be read at a glance. */
  readonly tints?: readonly (number | undefined)[];
};

type Props = {
  readonly title: string;
  readonly text?: string | undefined;
  /** What the plot adds up to. */
  readonly figures?: ReactNode;
  readonly headings: readonly string[];
  readonly rows: readonly PlotRow[];
  /** Absent: the table is all there is. */
  readonly plot?: ReactNode;
  readonly isTooLittle: boolean;
  /** What is missing, where it can be said. */
  readonly tooLittle?: string;
  /** What the file is called, without its ending. */
  readonly file: string;
};

/** A plot with the numbers behind it: as a table, and as a file. */
export function PlotPanel(props: Props) {
  const { title, text, figures, headings, rows, plot, isTooLittle, tooLittle } = props;
  const { data } = useWords().frame;
  const [asTable, setAsTable] = useState(plot === undefined);
  return (
    <Panel
      title={title}
      aside={!isTooLittle && <Acts {...props} asTable={asTable} onTurn={() => setAsTable(!asTable)} />}
    >
      {text && <p className="mb-4 text-pretty text-sm text-soft">{text}</p>}
      {isTooLittle ? (
        <div className="grid min-h-40 place-items-center text-center text-sm text-soft">
          <p className="grid max-w-xs justify-items-center gap-2 text-balance">
            <ChartNoAxesColumn className="size-7" strokeWidth={1.5} aria-hidden="true" />
            {tooLittle ?? data.tooLittle}
          </p>
        </div>
      ) : (
        <>
          {figures}
          {asTable ? <NumbersTable title={title} headings={headings} rows={rows} /> : plot}
        </>
      )}
    </Panel>
  );
}

type ActsProps = Props & { readonly asTable: boolean; readonly onTurn: () => void };

function Acts({ title, plot, headings, rows, file, asTable, onTurn }: ActsProps) {
  const words = useAnalyticsWords();
  const { data } = useWords().frame;
  const save = () => saveFile(`${file}.csv`, 'text/csv', csvText([headings, ...rows.map(({ raw }) => raw)]));
  const Other = asTable ? ChartColumn : Table;
  return (
    <span className="flex gap-1.5">
      {plot !== undefined && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${asTable ? data.plot : data.table}: ${title}`}
          leftSection={<Other size={13} aria-hidden="true" />}
          onClick={onTurn}
        >
          <span className="max-sm:sr-only">{asTable ? data.plot : data.table}</span>
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={`${words.csv}: ${title}`}
        leftSection={<Download size={13} aria-hidden="true" />}
        onClick={save}
      >
        <span className="max-sm:sr-only">{words.csv}</span>
      </Button>
    </span>
  );
}

function NumbersTable({ title, headings, rows }: Pick<Props, 'title' | 'headings' | 'rows'>) {
  const { tableOf } = useAnalyticsWords();
  return (
    <ScrollArea.Autosize
      mah={360}
      type="auto"
      offsetScrollbars="present"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': tableOf(title) }}
    >
      <table className="w-full text-xs tabular-nums">
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th
                key={heading}
                scope="col"
                className={`sticky top-0 z-1 bg-surface px-2 py-1.5 align-bottom font-medium text-soft ${index === 0 ? 'text-start' : 'text-end'}`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-line border-t">
              {row.cells.map((cell, index) => (
                <NumberCell key={headings[index]} cell={cell} tint={row.tints?.[index]} isFirst={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}

/** At its deepest a tint leaves text on it readable in both schemes. */
const DEEPEST_PERCENT = 38;

type CellProps = { readonly cell: string; readonly tint: number | undefined; readonly isFirst: boolean };

function NumberCell({ cell, tint, isFirst }: CellProps) {
  if (isFirst) {
    return (
      <th scope="row" className="min-w-28 px-2 py-1.5 text-start font-normal">
        {cell}
      </th>
    );
  }
  const depth = Math.round((tint ?? 0) * DEEPEST_PERCENT);
  const background = depth > 0 ? `color-mix(in srgb, var(--l-leaf) ${depth}%, transparent)` : undefined;
  return (
    <td className="whitespace-nowrap px-2 py-1.5 text-end" style={{ background }}>
      {cell}
    </td>
  );
}
