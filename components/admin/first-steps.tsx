'use client';

import { Button, Skeleton } from '@mantine/core';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { CurlLine } from './curl-line.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

const LOOKS_AGAIN_MS = 3_000;
const STEPS = 4;
const TABS = '/admin/developers?tab=';

/** The way from a token to the first webhook; each step ticks itself once it happened. */
export function FirstSteps() {
  const { start: words } = useDeveloperWords();
  const query = trpc.developers.firstSteps.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data && Object.values(state.data).every(Boolean) ? false : LOOKS_AGAIN_MS),
  });
  if (!query.data && query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton height={360} />;
  const { hasToken, hasPurchase, hasReward, hasWebhook } = query.data;
  const done = [hasToken, hasPurchase, hasReward, hasWebhook].filter(Boolean).length;
  const { acts, steps } = words;
  return (
    <Panel title={words.title} className="max-w-4xl">
      <div className="mb-5 grid max-w-md gap-2">
        <p aria-live="polite" className="text-sm text-soft">
          {done === STEPS ? words.allDone : words.progress(done, STEPS)}
        </p>
        <Meter share={done / STEPS} label={words.progress(done, STEPS)} />
      </div>
      <ol className="grid gap-6">
        <Step nth={1} isDone={hasToken} texts={steps.token} href={`${TABS}tokens`} act={acts.token} />
        <Step nth={2} isDone={hasPurchase} texts={steps.purchase} href="/admin/purchases" act={acts.purchase}>
          <CurlLine label={words.curl} token="lrl_live_…" />
        </Step>
        <Step
          nth={3}
          isDone={hasReward}
          texts={steps.reward}
          href="/admin/purchases?rewarding=rewarded"
          act={acts.reward}
        />
        <Step nth={4} isDone={hasWebhook} texts={steps.webhook} href={`${TABS}webhooks`} act={acts.webhook} />
      </ol>
    </Panel>
  );
}

type StepProps = {
  readonly nth: number;
  readonly isDone: boolean;
  readonly texts: readonly string[];
  readonly href: string;
  readonly act: string;
  readonly children?: ReactNode;
};

function Step({ nth, isDone, texts: [title, text], href, act, children }: StepProps) {
  const { start: words } = useDeveloperWords();
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
      <span
        aria-hidden="true"
        className={`grid size-7 place-items-center rounded-full font-semibold text-xs ${isDone ? 'bg-leaf-wash text-leaf' : 'bg-track text-soft'}`}
      >
        {isDone ? <Check className="size-4" /> : nth}
      </span>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
        <div>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            {title}
            <StatusBadge tone={isDone ? 'good' : 'waiting'}>{isDone ? words.done : words.open}</StatusBadge>
          </p>
          <p className="text-sm text-soft">{text}</p>
        </div>
        {children}
        <div>
          <Button component={Link} href={href} size="compact-sm" variant="default">
            {act}
          </Button>
        </div>
      </div>
    </li>
  );
}
