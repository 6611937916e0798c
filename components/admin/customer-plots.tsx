'use client';

import { useFormats } from '#components/words/formats.tsx';
import type { ProgramCounts } from '#server/insights/analytics/contract.ts';
import { useAnalyticsWords } from './analytics-words.ts';
import { SideBySide } from './lazy-plots.tsx';
import { PlotPanel } from './plot-panel.tsx';

type Props = { readonly counts: ProgramCounts };

const STEPS = ['customers', 'bought', 'unlocked', 'badged', 'paid'] as const;

/** How far customers came on the way from being known to being paid. */
export function FunnelPanel({ counts: { funnel } }: Props) {
  const { funnel: words } = useAnalyticsWords();
  const { count, rate } = useFormats();
  const share = (customers: number) =>
    funnel.customers === 0 ? rate(0) : rate(Math.round((customers * 10_000) / funnel.customers));
  const data = STEPS.map((step) => ({ step: words.steps[step], customers: funnel[step] }));
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="funnel"
      headings={[words.step, words.customers, words.share]}
      rows={STEPS.map((step) => ({
        key: step,
        cells: [words.steps[step], count(funnel[step]), share(funnel[step])],
        raw: [words.steps[step], String(funnel[step]), share(funnel[step])],
      }))}
      isTooLittle={funnel.customers === 0}
      plot={
        <SideBySide
          data={data}
          by="step"
          series={[{ name: 'customers', label: words.customers, color: 'var(--l-leaf)' }]}
          shown={(value) => count(value)}
        />
      }
    />
  );
}

/** How many customers hold which badge now. */
export function BadgePanel({ counts: { badges } }: Props) {
  const { badges: words } = useAnalyticsWords();
  const { count } = useFormats();
  const data = badges.map(({ name, holders }) => ({ badge: name, holders }));
  return (
    <PlotPanel
      title={words.title}
      text={words.text}
      file="badges"
      headings={[words.badge, words.holders]}
      rows={badges.map(({ level, name, holders }) => ({
        key: String(level),
        cells: [name, count(holders)],
        raw: [name, String(holders)],
      }))}
      isTooLittle={badges.every(({ holders }) => holders === 0)}
      plot={
        <SideBySide
          data={data}
          by="badge"
          series={[{ name: 'holders', label: words.holders, color: 'var(--l-gold-ink)' }]}
          shown={(value) => count(value)}
        />
      }
    />
  );
}
