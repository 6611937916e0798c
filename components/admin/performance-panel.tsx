'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { ProgramCounts } from '#server/insights/analytics/contract.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { PlotPanel } from './plot-panel.tsx';

/** Which achievements move customers: who began, who unlocked, and how it went lately. */
export function AchievementPanel({ counts: { achievements } }: { counts: ProgramCounts }) {
  const { achievements: words } = useAnalyticsWords();
  const { count, rate } = useFormats();
  const share = (unlocked: number, started: number) =>
    started === 0 ? rate(0) : rate(Math.round((unlocked * 10_000) / started));
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="achievements"
      headings={[words.name, words.started, words.unlocked, words.rate, words.lastMonth, words.points]}
      rows={achievements.map(({ id, name, started, unlocked, lastMonth, points }) => ({
        key: id,
        cells: [name, count(started), count(unlocked), share(unlocked, started), count(lastMonth), count(points)],
        raw: [name, String(started), String(unlocked), share(unlocked, started), String(lastMonth), String(points)],
      }))}
      isTooLittle={achievements.length === 0}
    />
  );
}
