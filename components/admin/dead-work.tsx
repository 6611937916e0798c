'use client';

import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { DEAD_SOURCES, type DeadSource, FACT_SOURCES } from '#server/operations/dead-letters/choices.ts';
import type { DeadWork as Given } from '#server/operations/dead-letters/contract.ts';
import { ConsoleList } from './console-list.tsx';
import { PressedChoices } from './pressed-choices.tsx';
import { useQueueWords } from './queue-words.ts';
import { RedriveAll } from './redrive-all.tsx';
import { wholeList } from './whole-list.ts';

const CHOICES = ['all', ...DEAD_SOURCES] as const;
const FACTS: readonly string[] = FACT_SOURCES;
const NONE: readonly Given[] = [];

/** Where a piece of work is looked at and ended. */
const PLACES: Record<DeadSource, (work: Given) => string> = {
  purchase: ({ id }) => `/admin/purchases/${id}`,
  refund: ({ customerId }) => `/admin/customers/${customerId}`,
  activity: ({ customerId }) => `/admin/customers/${customerId}`,
  cashback: ({ id }) => `/admin/cashback?payment=${id}`,
  webhook: ({ webhookId }) => `/admin/developers?tab=webhooks&webhook=${webhookId}`,
};

/** What of the program was given up and needs a person: each row leads to where it can be ended. */
export function DeadWork() {
  const { parts, work: words } = useQueueWords();
  const { count } = useFormats();
  const [source, choose] = useQueryState('kind', parseAsStringLiteral(CHOICES).withDefault('all'));
  const query = trpc.queues.deadWork.useQuery(source === 'all' ? {} : { source }, {
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const labels = { all: words.all, ...words.sources };
  const noteOf = (choice: (typeof CHOICES)[number]) => (choice === 'all' || !data ? '' : count(data.counts[choice]));
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <PressedChoices
        label={words.filter}
        choices={CHOICES.map((choice) => ({ value: choice, label: labels[choice], note: noteOf(choice) }))}
        value={source}
        onChange={(next) => void choose(next === 'all' ? null : next)}
      />
      <RewardAllAgain shown={data?.rows ?? NONE} />
      <ConsoleList
        label={parts.work}
        columns={useColumns()}
        rowId={({ source: kind, id, webhookId }) => `${kind} ${id} ${webhookId}`}
        hrefOf={(work) => PLACES[work.source](work)}
        query={wholeList({ ...query, data: data?.rows })}
        isFiltered={source !== 'all'}
        onClear={() => void choose(null)}
        onTurn={() => undefined}
        empty={words.empty}
      />
    </div>
  );
}

function useColumns(): readonly Column<Given>[] {
  const { work: words, none } = useQueueWords();
  return useMemo(() => {
    const { columns } = words;
    return [
      { key: 'what', title: columns.what, width: '12rem', cell: ({ source }) => words.sources[source] },
      { key: 'error', title: columns.error, cell: ({ error }) => (error === null ? none : inWords(error)) },
      {
        key: 'tries',
        title: columns.tries,
        width: '5rem',
        align: 'end',
        phone: 'hidden',
        cell: ({ tries }) => String(tries),
      },
      {
        key: 'since',
        title: columns.since,
        width: '9rem',
        align: 'end',
        cell: ({ since }) => <RelativeTime at={since} />,
      },
      {
        key: 'act',
        title: columns.act,
        width: '9rem',
        align: 'end',
        cell: (work) => FACTS.includes(work.source) && <Redrive work={work} />,
      },
    ];
  }, [words, none]);
}

/** Providers answer with a code where they have one: account_closed. */
const inWords = (error: string) => (/^[a-z0-9_]+$/.test(error) ? error.replaceAll('_', ' ') : error);

const kindOf = ({ source }: Given) => FACT_SOURCES.find((name) => name === source);

/** Facts that are shown, together; payments and deliveries are ended one by one, where they lead to. */
function RewardAllAgain({ shown }: { readonly shown: readonly Given[] }) {
  const { work: words } = useQueueWords();
  const { redrive } = useRedriveFacts();
  const facts = shown.flatMap((work) => {
    const kind = kindOf(work);
    return kind ? [{ kind, id: work.id }] : [];
  });
  if (facts.length < 2) return null;
  return (
    <RedriveAll
      action={words.redriveAll(facts.length)}
      what={words.redriveWhat(facts.length)}
      isBusy={redrive.isPending}
      onConfirm={(close) => redrive.mutate({ facts }, { onSuccess: close })}
    />
  );
}

function useRedriveFacts() {
  const { work: words } = useQueueWords();
  const toasts = useToasts();
  const utils = trpc.useUtils();
  const redrive = trpc.queues.redriveFacts.useMutation({
    onSuccess: () => {
      toasts.done(words.redriven);
      void utils.queues.invalidate();
    },
    onError: ({ message }) => toasts.failed(message),
  });
  return { redrive };
}

function Redrive({ work }: { work: Given }) {
  const { work: words } = useQueueWords();
  const { redrive } = useRedriveFacts();
  const kind = kindOf(work);
  if (!kind) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      className="relative z-10"
      loading={redrive.isPending}
      onClick={() => redrive.mutate({ facts: [{ kind, id: work.id }] })}
    >
      {words.redrive}
    </Button>
  );
}
