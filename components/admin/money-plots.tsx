'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { AnalyticsDay, ProgramCounts } from '#server/insights/analytics/contract.ts';
import { decimalText } from '#server/kernel/money.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { OverTime } from './lazy-plots.tsx';
import { PlotPanel } from './plot-panel.tsx';

type Props = { readonly counts: ProgramCounts };

/** Fewer days with anything in them make no plot. */
const FEWEST_DAYS = 2;

const isTooLittle = (days: readonly AnalyticsDay[], has: (day: AnalyticsDay) => boolean) =>
  days.filter(has).length < FEWEST_DAYS;

const dateOf = (day: string) => new Date(`${day}T12:00:00Z`);

/** Points given and taken back, and what the program owes for all of it. */
export function PointsPanel({ counts: { days, held, currency } }: Props) {
  const words = useAnalyticsWords();
  const { count, day: dayText, money } = useFormats();
  const { points } = words;
  const data = days.map(({ day, pointsIssued, pointsTaken }) => ({
    day: dayText(dateOf(day)),
    given: pointsIssued,
    taken: pointsTaken,
  }));
  const series = [
    { name: 'given', label: points.given, color: 'var(--l-leaf)' },
    { name: 'taken', label: points.taken, color: 'var(--l-alert-ink)' },
  ];
  return (
    <PlotPanel
      title={points.title}
      text={points.text(count(held.points), money(BigInt(held.cashback), currency))}
      file="points"
      headings={[words.day, points.given, points.taken]}
      rows={days.map(({ day, pointsIssued, pointsTaken }) => ({
        key: day,
        cells: [dayText(dateOf(day)), count(pointsIssued), count(pointsTaken)],
        raw: [day, String(pointsIssued), String(pointsTaken)],
      }))}
      isTooLittle={isTooLittle(days, ({ pointsIssued, pointsTaken }) => pointsIssued + pointsTaken > 0)}
      plot={<OverTime data={data} by="day" series={series} shown={(value) => count(value)} />}
    />
  );
}

/** What the purchases of a range brought, and what their cashback costs. */
export function CostPanel({ counts: { days, currency } }: Props) {
  const words = useAnalyticsWords();
  const { axisMoney, day: dayText, money, rate } = useFormats();
  const { cost } = words;
  const data = days.map(({ day, revenue, cashbackOwed, cashbackPaid }) => ({
    day: dayText(dateOf(day)),
    revenue: Number(revenue),
    owed: Number(cashbackOwed),
    paid: Number(cashbackPaid),
  }));
  const series = [
    { name: 'revenue', label: cost.revenue, color: 'var(--l-leaf)' },
    { name: 'owed', label: cost.owed, color: 'var(--l-gold-ink)' },
    { name: 'paid', label: cost.paid, color: 'var(--l-soft)' },
  ];
  const inMoney = (minor: bigint) => money(minor, currency);
  return (
    <PlotPanel
      title={cost.title}
      text={cost.text(rate(shareBps(days)))}
      file="cashback-and-revenue"
      headings={[words.day, cost.revenue, cost.owed, cost.paid]}
      rows={days.map(({ day, revenue, cashbackOwed, cashbackPaid }) => ({
        key: day,
        cells: [dayText(dateOf(day)), inMoney(revenue), inMoney(cashbackOwed), inMoney(cashbackPaid)],
        raw: [day, ...[revenue, cashbackOwed, cashbackPaid].map((minor) => decimalText(minor, currency))],
      }))}
      isTooLittle={isTooLittle(days, ({ revenue }) => revenue !== 0n)}
      plot={
        <OverTime
          data={data}
          by="day"
          series={series}
          shown={(value) => inMoney(BigInt(Math.round(value)))}
          onAxis={axisMoney}
        />
      }
    />
  );
}

/** Cashback of the range against its revenue, in basis points. */
function shareBps(days: readonly AnalyticsDay[]): number {
  const revenue = days.reduce((total, day) => total + day.revenue, 0n);
  const cost = days.reduce((total, day) => total + day.cashbackPaid + day.cashbackOwed, 0n);
  return revenue <= 0n ? 0 : Number((cost * 10_000n) / revenue);
}
