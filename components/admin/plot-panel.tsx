'use client';

import { Button, ScrollArea } from '@mantine/core';
import { ChartColumn, Download, Table } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { csvText } from '#components/ui/csv.ts';
import { Panel } from '#components/ui/panel.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useWords } from '#components/words/words.tsx';
import { useAnalyticsWords } from './analytics-words.ts';

/** A row of numbers behind a plot: as people read them, and for machines where that differs. */
export type PlotRow = { readonly key: string; readonly cells: readonly string[]; readonly raw?: readonly string[] };

type Props = {
  readonly title: string;
  readonly text?: string;
  readonly headings: readonly string[];
  readonly rows: readonly PlotRow[];
  /** Absent: the table is all there is. */
  readonly plot?: ReactNode;
  readonly isTooLittle: boolean;
  /** What the file is called, without its ending. */
  readonly file: string;
};

/** A plot with the numbers behind it: as a table, and as a file. */
export function PlotPanel({ title, text, headings, rows, plot, isTooLittle, file }: Props) {
  const words = useAnalyticsWords();
  const { data } = useWords().frame;
  const [asTable, setAsTable] = useState(plot === undefined);
  const save = () => {
    const lines = rows.map(({ cells, raw }) => raw ?? cells);
    saveFile(`${file}.csv`, 'text/csv', csvText([headings, ...lines]));
  };
  const Other = asTable ? ChartColumn : Table;
  return (
    <Panel
      title={title}
      aside={
        !isTooLittle && (
          <span className="flex gap-1.5">
            {plot !== undefined && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${asTable ? data.plot : data.table}: ${title}`}
                leftSection={<Other size={13} aria-hidden="true" />}
                onClick={() => setAsTable(!asTable)}
              >
                {asTable ? data.plot : data.table}
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${words.csv}: ${title}`}
              leftSection={<Download size={13} aria-hidden="true" />}
              onClick={save}
            >
              {words.csv}
            </Button>
          </span>
        )
      }
    >
      {text && <p className="mb-3 text-sm text-soft">{text}</p>}
      {isTooLittle && <p className="grid min-h-40 place-items-center text-sm text-soft">{data.tooLittle}</p>}
      {!isTooLittle && (asTable ? <NumbersTable title={title} headings={headings} rows={rows} /> : plot)}
    </Panel>
  );
}

function NumbersTable({ title, headings, rows }: Pick<Props, 'title' | 'headings' | 'rows'>) {
  const { tableOf } = useAnalyticsWords();
  return (
    <ScrollArea.Autosize
      mah={320}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': tableOf(title) }}
    >
      <table className="w-full text-xs tabular-nums">
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th
                key={heading}
                scope="col"
                className={`sticky top-0 whitespace-nowrap bg-surface px-2 py-1.5 font-medium text-soft ${index === 0 ? 'text-start' : 'text-end'}`}
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-line border-t">
              {cells.map((cell, index) => (
                <td
                  key={headings[index]}
                  className={`px-2 py-1.5 ${index === 0 ? 'text-start' : 'whitespace-nowrap text-end'}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}
