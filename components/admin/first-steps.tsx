'use client';

import { Button, Skeleton } from '@mantine/core';
import { CircleCheck, CircleDashed } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { CurlLine } from './curl-line.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

const LOOKS_AGAIN_MS = 3_000;
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
    <Panel title={words.title}>
      <p aria-live="polite" className="mb-4 text-sm text-soft">
        {words.progress(done, 4)}
      </p>
      <ol className="grid gap-5">
        <Step isDone={hasToken} texts={steps.token} href={`${TABS}tokens`} act={acts.token} />
        <Step isDone={hasPurchase} texts={steps.purchase} href="/admin/purchases" act={acts.purchase}>
          <CurlLine label={words.curl} token="lrl_live_…" />
        </Step>
        <Step isDone={hasReward} texts={steps.reward} href="/admin/purchases?rewarding=rewarded" act={acts.reward} />
        <Step isDone={hasWebhook} texts={steps.webhook} href={`${TABS}webhooks`} act={acts.webhook} />
      </ol>
    </Panel>
  );
}

type StepProps = {
  readonly isDone: boolean;
  readonly texts: readonly string[];
  readonly href: string;
  readonly act: string;
  readonly children?: ReactNode;
};

function Step({ isDone, texts: [title, text], href, act, children }: StepProps) {
  const { start: words } = useDeveloperWords();
  const Icon = isDone ? CircleCheck : CircleDashed;
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2">
      <Icon className={`mt-0.5 size-5 ${isDone ? 'text-leaf' : 'text-soft'}`} aria-hidden="true" />
      <div className="grid gap-2">
        <div>
          <p className="font-medium">
            {title}
            <span className="ml-2 font-normal text-soft text-xs">{isDone ? words.done : words.open}</span>
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
