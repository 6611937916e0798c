'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { ProgramCounts } from '#server/insights/analytics/contract.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { PlotPanel } from './plot-panel.tsx';

/** Of those who first bought in a month, how many came back in each month after. */
export function CohortPanel({ counts: { cohorts } }: { counts: ProgramCounts }) {
  const { cohorts: words } = useAnalyticsWords();
  const { count, month: monthText, rate } = useFormats();
  const longest = Math.max(1, ...cohorts.map(({ active }) => active.length));
  const later = Array.from({ length: longest - 1 }, (_, index) => index + 1);
  const shareOf = (active: number | undefined, customers: number) =>
    active === undefined || customers === 0 ? undefined : active / customers;
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="cohorts"
      headings={[words.month, words.customers, ...later.map((months) => words.later(months))]}
      rows={cohorts.map(({ month, customers, active }) => {
        const shares = later.map((months) => shareOf(active[months], customers));
        return {
          key: month,
          cells: [
            monthText(month),
            count(customers),
            ...shares.map((share) => (share === undefined ? '' : rate(Math.round(share * 100) * 100))),
          ],
          tints: [undefined, undefined, ...shares],
          raw: [month, String(customers), ...later.map((months) => String(active[months] ?? ''))],
        };
      })}
      isTooLittle={cohorts.length < 2}
      tooLittle={words.tooLittle}
    />
  );
}
