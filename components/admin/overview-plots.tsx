'use client';

import { BarChart, LineChart } from '@mantine/charts';
import { ScrollArea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OverviewFigures } from '#server/insights/overview/contract.ts';
import { useOverviewWords } from './overview-words.ts';

type Days = OverviewFigures['days'];
type Series = { readonly name: string; readonly label: string; readonly color: string };
type Point = { readonly day: string; readonly [series: string]: string | number };

const HEIGHT = 220;
/** The table is what the keyboard and screen readers get. */
const QUIET = { accessibilityLayer: false };
const LEAF = 'var(--l-leaf)';
const GOLD = 'var(--l-gold-ink)';

/** The days of the range as plots, each of which can be read as a table. */
export function OverviewPlots({ days }: { days: Days }) {
  const { plots, series } = useOverviewWords();
  const { count, money, day: shortDay } = useFormats();
  const points = days.map(({ day, purchases, activeCustomers, cashbackPaid, cashbackOwed }) => ({
    day: shortDay(new Date(`${day}T12:00:00Z`)),
    purchases,
    activeCustomers,
    paid: Number(cashbackPaid),
    owed: Number(cashbackOwed),
  }));
  const minor = (value: number) => money(BigInt(Math.round(value)));
  const bought = [
    { name: 'purchases', label: series.purchases, color: LEAF },
    { name: 'activeCustomers', label: series.activeCustomers, color: GOLD },
  ];
  const cashback = [
    { name: 'paid', label: series.paid, color: LEAF },
    { name: 'owed', label: series.owed, color: GOLD },
  ];
  const common = { h: HEIGHT, data: points, dataKey: 'day', withLegend: true, gridAxis: 'x' as const };
  return (
    <div className="mt-4 grid gap-4 lg:grid-cols-2">
      <Plot title={plots.purchases} points={points} series={bought} say={count}>
        <LineChart
          lineChartProps={QUIET}
          {...common}
          series={bought}
          valueFormatter={count}
          withDots={points.length <= 31}
          curveType="linear"
        />
      </Plot>
      <Plot title={plots.cashback} points={points} series={cashback} say={minor}>
        <BarChart
          barChartProps={QUIET}
          {...common}
          type="stacked"
          series={cashback}
          valueFormatter={minor}
          yAxisProps={{ width: 84 }}
        />
      </Plot>
    </div>
  );
}

type PlotProps = {
  readonly title: string;
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly say: (value: number) => string;
  readonly children: ReactNode;
};

function Plot({ title, points, series, say, children }: PlotProps) {
  const { data } = useWords().frame;
  const [isTable, setTable] = useState(false);
  const toggle = (
    <button
      type="button"
      aria-pressed={isTable}
      onClick={() => setTable(!isTable)}
      className="min-h-8 cursor-pointer font-medium text-leaf text-xs underline-offset-2 hover:underline max-md:min-h-11"
    >
      {isTable ? data.plot : data.table}
    </button>
  );
  return (
    <Panel title={title} aside={toggle}>
      {isTable ? (
        <DayTable title={title} points={points} series={series} say={say} />
      ) : (
        <div aria-hidden="true">{children}</div>
      )}
    </Panel>
  );
}

function DayTable({ title, points, series, say }: Omit<PlotProps, 'children'>) {
  const words = useOverviewWords();
  return (
    <ScrollArea.Autosize mah={HEIGHT} viewportProps={{ tabIndex: 0, 'aria-label': title, role: 'region' }}>
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-surface text-left text-soft text-xs">
          <tr>
            <th scope="col" className="py-1 font-medium">
              {words.series.day}
            </th>
            {series.map(({ name, label }) => (
              <th key={name} scope="col" className="py-1 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.day} className="border-line border-t">
              <th scope="row" className="py-1 text-left font-normal">
                {point.day}
              </th>
              {series.map(({ name }) => (
                <td key={name} className="py-1 text-right">
                  {say(Number(point[name] ?? 0))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea.Autosize>
  );
}
