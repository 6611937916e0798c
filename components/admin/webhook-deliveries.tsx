'use client';

import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { DELIVERY_STATUSES, type DeliveryStatus } from '#db/enums.ts';
import { useDeveloperWords } from './developer-words.ts';
import { ChoiceFilter } from './list-filters.tsx';
import { QueryTrouble } from './query-trouble.tsx';

type Delivery = Answers['webhooks']['deliveries']['rows'][number];

const SHOWN = 20;
const LOOKS_AGAIN_MS = 5_000;
const TONES: Record<DeliveryStatus, Tone> = { pending: 'waiting', delivered: 'good', failed: 'bad' };

/** What was sent to a webhook, with every attempt, the newest first. */
export function WebhookDeliveries({ webhookId, mayResend }: { webhookId: string; mayResend: boolean }) {
  const { webhooks: words } = useDeveloperWords();
  const heading = useId();
  const [status, setStatus] = useState<DeliveryStatus | null>(null);
  const [cursor, turnTo] = useState<string | null>(null);
  const query = trpc.webhooks.deliveries.useQuery(
    { webhookId, status, cursor, limit: SHOWN },
    { placeholderData: keepPreviousData, refetchInterval: LOOKS_AGAIN_MS },
  );
  const { data, error } = query;
  return (
    <section aria-labelledby={heading}>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3 id={heading} className="font-semibold text-sm">
          {words.deliveries}
        </h3>
        <ChoiceFilter
          label={words.state}
          value={status}
          choices={DELIVERY_STATUSES.map((value) => [value, words.statuses[value]] as const)}
          onChange={(value) => {
            setStatus(value);
            turnTo(null);
          }}
        />
      </div>
      {!data && error && <QueryTrouble error={error} onRetry={() => query.refetch()} />}
      {!data && !error && <Skeleton height={160} />}
      {data?.rows.length === 0 && <p className="text-sm text-soft">{words.noDeliveries}</p>}
      <ul className="grid gap-2">
        {data?.rows.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} mayResend={mayResend} />
        ))}
      </ul>
      {data && (data.previous || data.next) && (
        <div className="mt-3 flex justify-end gap-2">
          <Button size="xs" variant="default" disabled={!data.previous} onClick={() => turnTo(data.previous)}>
            {words.newer}
          </Button>
          <Button size="xs" variant="default" disabled={!data.next} onClick={() => turnTo(data.next)}>
            {words.older}
          </Button>
        </div>
      )}
    </section>
  );
}

function DeliveryLine({ delivery, mayResend }: { delivery: Delivery; mayResend: boolean }) {
  const { webhooks: words } = useDeveloperWords();
  const { ago } = useFormats();
  const { eventType, status, history, nextAttemptAt, createdAt } = delivery;
  return (
    <li className="rounded border border-line p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-mono text-xs">{eventType}</span>
        <StatusBadge tone={TONES[status]}>{words.statuses[status]}</StatusBadge>
        <span className="ml-auto text-soft text-xs">
          <RelativeTime at={new Date(createdAt)} />
        </span>
      </div>
      <ol className="mt-1.5 grid gap-1 text-soft text-xs">
        {history.map((attempt) => (
          <li key={attempt.attempt} className="[overflow-wrap:anywhere]">
            {[
              words.attempt(attempt.attempt, words.outcomes[attempt.outcome]),
              attempt.responseStatus === null ? null : words.answered(attempt.responseStatus),
              attempt.error,
              attempt.durationMs === null ? null : lengthText(attempt.durationMs),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-2 text-soft text-xs">
        {mayResend && <Resend delivery={delivery} />}
        {status === 'pending' && nextAttemptAt && words.next(ago(new Date(nextAttemptAt)))}
      </div>
    </li>
  );
}

function Resend({ delivery: { id, webhookId } }: { delivery: Delivery }) {
  const { webhooks: words } = useDeveloperWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const resend = trpc.webhooks.resend.useMutation({
    onSuccess: () => {
      toasts.done(words.resent);
      void utils.webhooks.deliveries.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={resend.isPending}
      onClick={() => resend.mutate({ webhookId, deliveryId: id })}
    >
      {words.resend}
    </Button>
  );
}
