'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { AnalyticsStep, ProgramCounts } from '#server/insights/analytics/contract.ts';
import { decimalText } from '#server/kernel/money.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { OverTime } from './lazy-over-time.tsx';
import { PLOT_COLOURS } from './plot-colours.ts';
import { PlotFigures } from './plot-figures.tsx';
import { PlotPanel } from './plot-panel.tsx';
import { isoDays, useStepLabels } from './step-labels.ts';

type Props = { readonly counts: ProgramCounts };
type Counted = 'pointsIssued' | 'pointsTaken';
type Amount = 'revenue' | 'cashbackPaid' | 'cashbackOwed';

/** Fewer days, or weeks, with anything in them make no plot. */
const FEWEST_STEPS = 2;

const isTooLittle = (steps: readonly AnalyticsStep[], has: (step: AnalyticsStep) => boolean) =>
  steps.filter(has).length < FEWEST_STEPS;
const sum = (steps: readonly AnalyticsStep[], field: Counted) => steps.reduce((total, step) => total + step[field], 0);
const worth = (steps: readonly AnalyticsStep[], field: Amount) =>
  steps.reduce((total, step) => total + step[field], 0n);
/** Cashback against revenue, in basis points. */
const shareBps = (revenue: bigint, cost: bigint) => (revenue <= 0n ? 0 : Number((cost * 10_000n) / revenue));

/** Points given and taken back, and what the program owes for all of it. */
export function PointsPanel({ counts: { steps, held, currency } }: Props) {
  const words = useAnalyticsWords();
  const { count, money } = useFormats();
  const labelsOf = useStepLabels();
  const { points } = words;
  return (
    <PlotPanel
      title={points.title}
      text={points.text}
      file="points"
      figures={
        <PlotFigures
          figures={[
            [points.held, count(held.points)],
            [points.toPay, money(BigInt(held.cashback), currency)],
            [points.givenNow, count(sum(steps, 'pointsIssued'))],
            [points.takenNow, count(sum(steps, 'pointsTaken'))],
          ]}
        />
      }
      headings={[words.days, points.given, points.taken]}
      rows={steps.toReversed().map(({ day, until, pointsIssued, pointsTaken }) => ({
        key: day,
        cells: [labelsOf(day, until).label, count(pointsIssued), count(pointsTaken)],
        raw: [isoDays(day, until), String(pointsIssued), String(pointsTaken)],
      }))}
      isTooLittle={isTooLittle(steps, ({ pointsIssued, pointsTaken }) => pointsIssued + pointsTaken > 0)}
      plot={
        <OverTime
          isStacked
          data={steps.map(({ day, until, pointsIssued, pointsTaken }) => {
            return { ...labelsOf(day, until), given: pointsIssued, taken: -pointsTaken };
          })}
          series={[
            { name: 'given', label: points.given, color: PLOT_COLOURS.leaf },
            { name: 'taken', label: points.taken, color: PLOT_COLOURS.alert },
          ]}
          shown={(value) => count(value).replace('-', '−')}
        />
      }
    />
  );
}

/** What the cashback of some days' purchases costs: in percent of what those purchases brought. */
export function CostPanel({ counts: { steps, currency } }: Props) {
  const words = useAnalyticsWords();
  const { money, rate } = useFormats();
  const labelsOf = useStepLabels();
  const { cost } = words;
  const inMoney = (minor: bigint) => money(minor, currency);
  const [revenue, paid, owed] = [worth(steps, 'revenue'), worth(steps, 'cashbackPaid'), worth(steps, 'cashbackOwed')];
  return (
    <PlotPanel
      title={cost.title}
      text={cost.text}
      file="cashback-and-revenue"
      figures={
        <PlotFigures
          figures={[
            [cost.revenue, inMoney(revenue)],
            [cost.paid, inMoney(paid)],
            [cost.owed, inMoney(owed)],
            [cost.share, rate(shareBps(revenue, paid + owed))],
          ]}
        />
      }
      headings={[words.days, cost.revenue, cost.paid, cost.owed, cost.share]}
      rows={steps.toReversed().map((step) => {
        const share = shareBps(step.revenue, step.cashbackPaid + step.cashbackOwed);
        const amounts = [step.revenue, step.cashbackPaid, step.cashbackOwed];
        return {
          key: step.day,
          cells: [labelsOf(step.day, step.until).label, ...amounts.map(inMoney), rate(share)],
          raw: [
            isoDays(step.day, step.until),
            ...amounts.map((minor) => decimalText(minor, currency)),
            String(share / 100),
          ],
        };
      })}
      isTooLittle={isTooLittle(steps, (step) => step.revenue !== 0n)}
      plot={
        <OverTime
          isStacked
          data={steps.map((step) => ({
            ...labelsOf(step.day, step.until),
            paid: shareBps(step.revenue, step.cashbackPaid),
            owed: shareBps(step.revenue, step.cashbackOwed),
          }))}
          series={[
            { name: 'paid', label: cost.paidShare, color: PLOT_COLOURS.leaf },
            { name: 'owed', label: cost.owedShare, color: PLOT_COLOURS.gold },
          ]}
          shown={rate}
        />
      }
    />
  );
}
