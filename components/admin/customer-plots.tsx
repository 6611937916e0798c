'use client';

import { BarList } from '#components/ui/bar-list.tsx';
import { Medallion } from '#components/ui/medallion.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { ProgramCounts } from '#server/insights/analytics/contract.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { PlotPanel } from './plot-panel.tsx';

type Props = { readonly counts: ProgramCounts };

const STEPS = ['customers', 'bought', 'unlocked', 'badged', 'paid'] as const;

/** How far customers came on the way from being known to being paid. */
export function FunnelPanel({ counts: { funnel } }: Props) {
  const { funnel: words } = useAnalyticsWords();
  const { count, rate } = useFormats();
  const shareOf = (customers: number) => (funnel.customers === 0 ? 0 : customers / funnel.customers);
  const rows = STEPS.map((step) => ({
    key: step,
    name: words.steps[step],
    value: count(funnel[step]),
    share: shareOf(funnel[step]),
    note: rate(Math.round(shareOf(funnel[step]) * 100) * 100),
  }));
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="funnel"
      headings={[words.step, words.customers, words.share]}
      rows={rows.map(({ key, name, value, note, share }) => ({
        key,
        cells: [name, value, note],
        raw: [name, String(funnel[key]), String(Math.round(share * 10_000) / 100)],
      }))}
      isTooLittle={funnel.customers === 0}
      tooLittle={words.tooLittle}
      plot={<BarList rows={rows} />}
    />
  );
}

/** How many customers hold which badge now. */
export function BadgePanel({ counts: { badges, funnel } }: Props) {
  const { badges: words } = useAnalyticsWords();
  const { count, rate } = useFormats();
  const shareOf = (holders: number) => (funnel.customers === 0 ? 0 : holders / funnel.customers);
  const rows = badges.toReversed().map(({ level, name, color, holders }) => ({
    key: String(level),
    name,
    color,
    mark: <Medallion color={color} className="size-6" />,
    value: count(holders),
    share: shareOf(holders),
    note: rate(Math.round(shareOf(holders) * 100) * 100),
    holders,
  }));
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="badges"
      headings={[words.badge, words.holders, words.share]}
      rows={rows.map(({ key, name, value, note, holders }) => ({
        key,
        cells: [name, value, note],
        raw: [name, String(holders), String(Math.round(shareOf(holders) * 10_000) / 100)],
      }))}
      isTooLittle={badges.every(({ holders }) => holders === 0)}
      tooLittle={words.tooLittle}
      plot={<BarList rows={rows} />}
    />
  );
}
