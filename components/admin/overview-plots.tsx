'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { OverviewFigures } from '#server/insights/overview/contract.ts';
import { decimalText } from '#server/kernel/money.ts';
import { OverTime } from './lazy-over-time.tsx';
import { useOverviewWords } from './overview-words.ts';
import { PLOT_COLOURS } from './plot-colours.ts';
import { PlotPanel } from './plot-panel.tsx';
import { noonOf, useStepLabels } from './step-labels.ts';

type Props = Pick<OverviewFigures, 'days' | 'steps'>;

/** Averages are told to the tenth. */
const tenths = (value: number) => Math.round(value * 10) / 10;
const isByDay = ({ days, steps }: Props) => days.length === steps.length;

/** Purchases, and who made them: the days themselves, or an average day of each week. */
export function PurchasesPlot(props: Props) {
  const { days, steps } = props;
  const { plots, series } = useOverviewWords();
  const { count, number, day: dayText } = useFormats();
  const labelsOf = useStepLabels();
  return (
    <PlotPanel
      title={plots.purchases}
      text={isByDay(props) ? undefined : plots.averages}
      file="purchases"
      headings={[series.day, series.purchases, series.activeCustomers]}
      rows={days.toReversed().map(({ day, purchases, activeCustomers }) => ({
        key: day,
        cells: [dayText(noonOf(day)), count(purchases), count(activeCustomers)],
        raw: [day, String(purchases), String(activeCustomers)],
      }))}
      isTooLittle={days.every(({ purchases }) => purchases === 0)}
      tooLittle={plots.noPurchases}
      plot={
        <OverTime
          data={steps.map(({ from, until, purchasesADay, customersADay }) => {
            return { ...labelsOf(from, until), purchases: tenths(purchasesADay), customers: tenths(customersADay) };
          })}
          series={[
            { name: 'purchases', label: series.purchases, color: PLOT_COLOURS.leaf },
            { name: 'customers', label: series.activeCustomers, color: PLOT_COLOURS.gold },
          ]}
          shown={number}
        />
      }
    />
  );
}

/** What the purchases of each day, or week, earned their customers, and how much of it has arrived. */
export function CashbackPlot(props: Props) {
  const { days, steps } = props;
  const { plots, series } = useOverviewWords();
  const { money, day: dayText, currency, axisMoney } = useFormats();
  const labelsOf = useStepLabels();
  return (
    <PlotPanel
      title={isByDay(props) ? plots.cashback : plots.cashbackByWeek}
      file="cashback"
      headings={[series.day, series.paid, series.owed]}
      rows={days.toReversed().map(({ day, cashbackPaid, cashbackOwed }) => ({
        key: day,
        cells: [dayText(noonOf(day)), money(cashbackPaid), money(cashbackOwed)],
        raw: [day, decimalText(cashbackPaid, currency), decimalText(cashbackOwed, currency)],
      }))}
      isTooLittle={days.every(({ cashbackPaid, cashbackOwed }) => cashbackPaid === 0n && cashbackOwed === 0n)}
      tooLittle={plots.noCashback}
      plot={
        <OverTime
          isStacked
          data={steps.map(({ from, until, cashbackPaid, cashbackOwed }) => {
            return { ...labelsOf(from, until), paid: Number(cashbackPaid), owed: Number(cashbackOwed) };
          })}
          series={[
            { name: 'paid', label: series.paid, color: PLOT_COLOURS.leaf },
            { name: 'owed', label: series.owed, color: PLOT_COLOURS.gold },
          ]}
          shown={(value) => money(BigInt(Math.round(value)))}
          onAxis={axisMoney}
        />
      }
    />
  );
}
