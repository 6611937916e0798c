'use client';

import { Skeleton } from '@mantine/core';
import { trpc } from '#components/trpc/client.tsx';
import { Meter } from '#components/ui/meter.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { CurlLine } from './curl-line.tsx';
import { useDeveloperWords } from './developer-words.ts';
import { QueryTrouble } from './query-trouble.tsx';
import { StepToTick } from './step-to-tick.tsx';

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
        <StepToTick nth={1} isDone={hasToken} texts={steps.token} href={`${TABS}tokens`} act={acts.token} />
        <StepToTick nth={2} isDone={hasPurchase} texts={steps.purchase} href="/admin/purchases" act={acts.purchase}>
          <CurlLine label={words.curl} token="lrl_live_…" />
        </StepToTick>
        <StepToTick
          nth={3}
          isDone={hasReward}
          texts={steps.reward}
          href="/admin/purchases?rewarding=rewarded"
          act={acts.reward}
        />
        <StepToTick nth={4} isDone={hasWebhook} texts={steps.webhook} href={`${TABS}webhooks`} act={acts.webhook} />
      </ol>
    </Panel>
  );
}
