'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { ProgramCounts } from '#server/insights/analytics/contract.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { PlotPanel } from './plot-panel.tsx';

/** Which achievements move customers: who began, who unlocked, and how it went lately. */
export function AchievementPanel({ counts: { achievements } }: { counts: ProgramCounts }) {
  const { achievements: words } = useAnalyticsWords();
  const { count, rate } = useFormats();
  const shareOf = (unlocked: number, started: number) => (started === 0 ? 0 : unlocked / started);
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="achievements"
      headings={[words.name, words.started, words.unlocked, words.rate, words.lastMonth, words.points]}
      rows={achievements.map(({ id, name, started, unlocked, lastMonth, points }) => {
        const share = shareOf(unlocked, started);
        return {
          key: id,
          cells: [
            name,
            count(started),
            count(unlocked),
            rate(Math.round(share * 100) * 100),
            count(lastMonth),
            count(points),
          ],
          tints: [undefined, undefined, undefined, share],
          raw: [
            name,
            ...[started, unlocked, Math.round(share * 10_000) / 100, lastMonth, points].map((value) => String(value)),
          ],
        };
      })}
      isTooLittle={achievements.length === 0}
      tooLittle={words.tooLittle}
    />
  );
}
