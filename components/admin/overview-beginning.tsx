'use client';

import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useOverviewWords } from './overview-words.ts';
import { StepToTick } from './step-to-tick.tsx';

/** What a program needs before its first reward; gone once somebody has bought something. */
export function OverviewBeginning() {
  const { beginning: words } = useOverviewWords();
  const { data: sent } = trpc.developers.firstSteps.useQuery();
  const { data: achievements } = trpc.catalogue.achievements.list.useQuery({ archived: false });
  const { data: rules } = trpc.catalogue.cashbackRules.list.useQuery();
  const { data: counts } = trpc.overview.counts.useQuery();
  if (!sent || !achievements || !rules || !counts || sent.hasPurchase) return null;
  const steps = [
    { key: 'achievements', isDone: achievements.length > 0, href: '/admin/achievements' },
    { key: 'badges', isDone: counts.ladder.length > 0, href: '/admin/badges' },
    { key: 'cashback', isDone: rules.length > 0, href: '/admin/cashback-rules' },
    { key: 'purchase', isDone: false, href: '/admin/purchases/new' },
  ] as const;
  return (
    <Panel title={words.title} className="mb-4">
      <p className="mb-4 max-w-prose text-pretty text-sm text-soft">{words.text}</p>
      <ol className="grid gap-x-6 gap-y-5 md:grid-cols-2 2xl:grid-cols-4">
        {steps.map(({ key, isDone, href }, index) => (
          <StepToTick
            key={key}
            nth={index + 1}
            isDone={isDone}
            texts={words.steps[key]}
            href={href}
            act={isDone ? words.look[key] : words.acts[key]}
          />
        ))}
      </ol>
    </Panel>
  );
}
