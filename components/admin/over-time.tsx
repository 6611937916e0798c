'use client';

import { BarChart } from '@mantine/charts';
import { useMediaQuery, useReducedMotion } from '@mantine/hooks';
import { niceTicks } from '#components/ui/nice-ticks.ts';

/** One kind of numbers of a plot. */
export type Series = { readonly name: string; readonly label: string; readonly color: string };

/** What a place on the axis shows: its full label in the tooltip, the short one beneath the axis. */
export type PlotPoint = { readonly label: string; readonly short: string } & Readonly<Record<string, string | number>>;

type Props = {
  readonly data: readonly PlotPoint[];
  readonly series: readonly Series[];
  readonly shown: (value: number) => string;
  /** Shorter, for the axis; as `shown` when absent. */
  readonly onAxis?: (value: number) => string;
  /** Bars stand on one another, as they add up. */
  readonly isStacked?: boolean;
};

const HEIGHT = 240;
const MOST_LABELS = { wide: 6, narrow: 4 };
const NARROW = '(max-width: 26rem)';

/** Known at once: an animation that has begun does not stop. */
const useIsStill = () => useReducedMotion(false, { getInitialValueInEffect: false });

/** Numbers over time. The table beside it is for those who cannot see it, so it is hidden from them. */
export function OverTime({ data, series, shown, onAxis = shown, isStacked = false }: Props) {
  const isStill = useIsStill();
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const most = isNarrow ? MOST_LABELS.narrow : MOST_LABELS.wide;
  const ticks = niceTicks(heightsOf(data, series, isStacked));
  const shortOf = new Map(data.map(({ label, short }) => [label, short]));
  return (
    <div aria-hidden="true">
      <BarChart
        h={HEIGHT}
        data={data.map((point) => ({ ...point }))}
        dataKey="label"
        series={[...series]}
        valueFormatter={shown}
        withLegend
        legendProps={{ itemSorter: null, verticalAlign: 'top' }}
        gridAxis="x"
        yAxisProps={{
          width: 56,
          interval: 0,
          tickFormatter: onAxis,
          ticks,
          domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1],
        }}
        xAxisProps={{
          interval: Math.ceil(data.length / most) - 1,
          tickFormatter: (label: string) => shortOf.get(label) ?? label,
        }}
        barChartProps={{ accessibilityLayer: false, stackOffset: 'sign' }}
        type={isStacked ? 'stacked' : 'default'}
        barProps={{ isAnimationActive: !isStill, animationDuration: 400, maxBarSize: 26 }}
      />
    </div>
  );
}

/** How high the plot has to be: the bars of a place together where they add up, each alone where they do not. */
function heightsOf(data: readonly PlotPoint[], series: readonly Series[], isStacked: boolean): number[] {
  const each = (point: PlotPoint) => series.map(({ name }) => Number(point[name] ?? 0));
  if (!isStacked) return data.flatMap(each);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return data.flatMap((point) => [
    sum(each(point).filter((value) => value > 0)),
    sum(each(point).filter((value) => value < 0)),
  ]);
}
