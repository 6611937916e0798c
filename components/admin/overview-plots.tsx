'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { OverviewFigures } from '#server/insights/overview/contract.ts';
import { decimalText } from '#server/kernel/money.ts';
import { OverTime, Stacked } from './lazy-plots.tsx';
import { useOverviewWords } from './overview-words.ts';
import { PlotPanel } from './plot-panel.tsx';

type Days = OverviewFigures['days'];
type Props = { readonly days: Days };

const LEAF = 'var(--l-leaf)';
const GOLD = 'var(--l-gold-ink)';

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** The days of the range as plots, each of which can be read as a table and saved. */
export function OverviewPlots({ days }: Props) {
  return (
    <div className="mt-4 grid gap-4 lg:grid-cols-2">
      <PurchasesPlot days={days} />
      <CashbackPlot days={days} />
    </div>
  );
}

function PurchasesPlot({ days }: Props) {
  const { plots, series } = useOverviewWords();
  const { count, day: dayText } = useFormats();
  return (
    <PlotPanel
      title={plots.purchases}
      file="purchases"
      headings={[series.day, series.purchases, series.activeCustomers]}
      rows={days.toReversed().map(({ day, purchases, activeCustomers }) => ({
        key: day,
        cells: [dayText(noonOf(day)), count(purchases), count(activeCustomers)],
        raw: [day, String(purchases), String(activeCustomers)],
      }))}
      isTooLittle={days.every(({ purchases }) => purchases === 0)}
      plot={
        <OverTime
          by="day"
          data={days.map(({ day, purchases, activeCustomers }) => {
            return { day: dayText(noonOf(day)), purchases, activeCustomers };
          })}
          series={[
            { name: 'activeCustomers', label: series.activeCustomers, color: GOLD },
            { name: 'purchases', label: series.purchases, color: LEAF },
          ]}
          shown={(value) => count(value)}
        />
      }
    />
  );
}

function CashbackPlot({ days }: Props) {
  const { plots, series } = useOverviewWords();
  const { money, day: dayText, currency, axisMoney } = useFormats();
  return (
    <PlotPanel
      title={plots.cashback}
      file="cashback"
      headings={[series.day, series.paid, series.owed]}
      rows={days.toReversed().map(({ day, cashbackPaid, cashbackOwed }) => ({
        key: day,
        cells: [dayText(noonOf(day)), money(cashbackPaid), money(cashbackOwed)],
        raw: [day, decimalText(cashbackPaid, currency), decimalText(cashbackOwed, currency)],
      }))}
      isTooLittle={days.every(({ cashbackPaid, cashbackOwed }) => cashbackPaid === 0n && cashbackOwed === 0n)}
      plot={
        <Stacked
          by="day"
          data={days.map(({ day, cashbackPaid, cashbackOwed }) => {
            return { day: dayText(noonOf(day)), paid: Number(cashbackPaid), owed: Number(cashbackOwed) };
          })}
          series={[
            { name: 'paid', label: series.paid, color: LEAF },
            { name: 'owed', label: series.owed, color: GOLD },
          ]}
          shown={(value) => money(BigInt(Math.round(value)))}
          onAxis={axisMoney}
        />
      }
    />
  );
}
