'use client';

import { Button, Skeleton, TextInput } from '@mantine/core';
import { Landmark } from 'lucide-react';
import { useState } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { usePayoutWords } from './payout-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

type Provider = Answers['payouts']['providers'][number];

const LOOKS_AGAIN_MS = 10_000;
const TONES: Record<Provider['state'], Tone> = { closed: 'good', open: 'bad', half_open: 'warning', paused: 'bad' };

/** Who carries the money, how they are doing, and the way to let payments out again. */
export function PayoutProviders() {
  const { providers: words } = usePayoutWords();
  const query = trpc.payouts.providers.useQuery(undefined, { refetchInterval: LOOKS_AGAIN_MS });
  if (!query.data && query.error) return <QueryTrouble error={query.error} onRetry={() => query.refetch()} />;
  if (!query.data) return <Skeleton height={220} />;
  if (query.data.length === 0) return <ListState icon={Landmark} title={words.none} />;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {query.data.map((provider) => (
        <ProviderPanel key={provider.provider} provider={provider} />
      ))}
    </div>
  );
}

function ProviderPanel({ provider }: { provider: Provider }) {
  const { providers: words } = usePayoutWords();
  const { count, ago } = useFormats();
  const { state, pausedAt, pauseReason, openUntil } = provider;
  return (
    <Panel
      title={useProviderName(provider)}
      aside={<StatusBadge tone={TONES[state]}>{words.states[state]}</StatusBadge>}
    >
      <Facts
        facts={[
          [words.waiting, count(provider.waiting)],
          [words.review, count(provider.needsReview)],
          [words.failed, count(provider.failed)],
          [words.inFlight, count(provider.inFlight)],
          [words.failures, count(provider.failures)],
        ]}
      />
      {pausedAt && <p className="mt-3 text-alert-ink text-sm">{words.paused(ago(pausedAt), pauseReason ?? '')}</p>}
      {openUntil && !pausedAt && <p className="mt-3 text-sm text-soft">{words.until(ago(openUntil))}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {(pausedAt || openUntil) && <Resume provider={provider} />}
        {!pausedAt && provider.provider !== 'wallet' && <Pause provider={provider} />}
      </div>
    </Panel>
  );
}

function useProviderName({ provider }: Pick<Provider, 'provider'>): string {
  const { providerNames } = usePayoutWords();
  return providerNames[provider] ?? provider;
}

function Resume({ provider: { provider, waiting } }: { provider: Provider }) {
  const { providers: words } = usePayoutWords();
  const name = useProviderName({ provider });
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [isAsked, ask] = useState(false);
  const resume = trpc.payouts.resume.useMutation({
    onSuccess: () => {
      toasts.done(words.resumed);
      ask(false);
      void utils.payouts.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <>
      <Button size="xs" onClick={() => ask(true)}>
        {words.resume}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        onClose={() => ask(false)}
        title={words.resumeTitle(name)}
        action={words.resume}
        isBusy={resume.isPending}
        onConfirm={() => resume.mutate({ provider })}
      >
        <p>{words.resumeWhat(waiting)}</p>
      </ConfirmDialog>
    </>
  );
}

function Pause({ provider: { provider, waiting } }: { provider: Provider }) {
  const { providers: words } = usePayoutWords();
  const name = useProviderName({ provider });
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const [isAsked, ask] = useState(false);
  const [reason, setReason] = useState('');
  const pause = trpc.payouts.pause.useMutation({
    onSuccess: () => {
      toasts.done(words.pausedNow);
      ask(false);
      void utils.payouts.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => ask(true)}>
        {words.pause}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        onClose={() => ask(false)}
        title={words.pauseTitle(name)}
        action={words.pause}
        isDangerous
        isBusy={pause.isPending}
        isReady={reason.trim() !== ''}
        onConfirm={() => pause.mutate({ provider, reason })}
      >
        <p>{words.pauseWhat(waiting)}</p>
        <TextInput
          required
          label={words.pauseReason}
          description={words.pauseReasonHint}
          value={reason}
          maxLength={500}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
