'use client';

import { AreaChart, BarChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';

export type Series = { readonly name: string; readonly label: string; readonly color: string };

type Props = {
  readonly data: Record<string, string | number>[];
  readonly by: string;
  readonly series: readonly Series[];
  readonly shown: (value: number) => string;
  /** Shorter, for the axis; as `shown` when absent. */
  readonly onAxis?: (value: number) => string;
};

const HEIGHT = 240;

/** Known at once: an animation that has begun does not stop. */
const useIsStill = () => useReducedMotion(false, { getInitialValueInEffect: false });

/** Numbers over time. The table beside it is for those who cannot see it, so it is hidden from them. */
export function OverTime({ data, by, series, shown, onAxis = shown }: Props) {
  const isStill = useIsStill();
  return (
    <div aria-hidden="true">
      <AreaChart
        h={HEIGHT}
        data={data}
        dataKey={by}
        series={[...series]}
        valueFormatter={shown}
        withLegend
        withDots={false}
        curveType="monotone"
        strokeWidth={2}
        fillOpacity={0.18}
        yAxisProps={{ width: 56, tickFormatter: onAxis }}
        xAxisProps={{ minTickGap: 32 }}
        areaChartProps={{ accessibilityLayer: false }}
        areaProps={{ isAnimationActive: !isStill, animationDuration: 400 }}
      />
    </div>
  );
}

/** Amounts over time that add up, one on the other. */
export function Stacked({ data, by, series, shown, onAxis = shown }: Props) {
  const isStill = useIsStill();
  return (
    <div aria-hidden="true">
      <BarChart
        h={HEIGHT}
        data={data}
        dataKey={by}
        series={[...series]}
        valueFormatter={shown}
        type="stacked"
        withLegend
        gridAxis="x"
        yAxisProps={{ width: 56, tickFormatter: onAxis }}
        xAxisProps={{ minTickGap: 32 }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ maxBarSize: 26, isAnimationActive: !isStill, animationDuration: 400 }}
      />
    </div>
  );
}

/** Amounts side by side, each with its own bar. */
export function SideBySide({ data, by, series, shown }: Props) {
  const isStill = useIsStill();
  return (
    <div aria-hidden="true">
      <BarChart
        h={HEIGHT}
        data={data}
        dataKey={by}
        series={[...series]}
        valueFormatter={shown}
        orientation="vertical"
        yAxisProps={{ width: 148 }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ radius: 3, maxBarSize: 26, isAnimationActive: !isStill, animationDuration: 400 }}
      />
    </div>
  );
}
