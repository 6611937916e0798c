'use client';

import { Button } from '@mantine/core';
import { CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { FormatsProvider, useFormats } from '#components/words/formats.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OverviewCounts } from '#server/insights/overview/contract.ts';
import { LadderTable } from './ladder-table.tsx';

/** Counting a whole program is not done more often, however much happens in it. */
const REFRESH_EVERY_MS = 3_000;

/** The console's landing: what the program holds, counted now, and what needs a person. */
export function OverviewScreen() {
  const { console: words } = useWords();
  const [counts, query] = trpc.overview.counts.useSuspenseQuery();
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.overview.invalidate(), REFRESH_EVERY_MS);
  const program = { locale: counts.locale, currency: counts.currency, timeZone: 'UTC' };
  return (
    <FormatsProvider program={program} asOf={counts.asOf}>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="font-semibold text-2xl tracking-tight">{words.title}</h1>
          <p className="mt-0.5 text-sm text-soft">{words.lead(counts.program)}</p>
        </div>
        <Button
          variant="default"
          size="sm"
          radius="sm"
          leftSection={<RefreshCw size={15} aria-hidden="true" />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {words.refresh}
        </Button>
      </div>
      <Figures counts={counts} />
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <LadderTable ladder={counts.ladder} customers={counts.customers} />
        <Attention counts={counts} />
      </div>
    </FormatsProvider>
  );
}

function Figures({ counts }: { counts: OverviewCounts }) {
  const { console: words } = useWords();
  const { count, money } = useFormats();
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <Figure label={words.customers} value={count(counts.customers)} />
      <Figure
        label={words.purchases}
        value={count(counts.purchases)}
        note={words.purchasesNote(money(counts.revenue))}
      />
      <Figure
        label={words.unlocks}
        value={count(counts.unlocks)}
        note={words.unlocksNote(count(counts.pointsIssued))}
      />
      <Figure label={words.paid} value={money(counts.cashbackPaid)} />
      <Figure label={words.owed} value={money(counts.cashbackOwed)} />
    </dl>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="rounded-lg border border-line bg-surface p-4 first:col-span-2 lg:first:col-span-1">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="mt-1 font-semibold text-lg tabular-nums tracking-tight sm:text-2xl lg:text-xl xl:text-2xl">
        {value}
      </dd>
      {note && <dd className="mt-1 text-soft text-xs tabular-nums">{note}</dd>}
    </div>
  );
}

function Attention({ counts }: { counts: OverviewCounts }) {
  const { console: words } = useWords();
  const { count } = useFormats();
  const rows = [
    counts.workersAlive === 0 && words.workersNone,
    counts.purchasesWaiting > 0 && `${words.waiting}: ${count(counts.purchasesWaiting)}`,
    counts.cashbackFailed > 0 && `${words.failed}: ${count(counts.cashbackFailed)}`,
  ].filter((row) => row !== false);
  return (
    <section aria-labelledby="attention" className="rounded-lg border border-line bg-surface p-4">
      <h2 id="attention" className="font-semibold text-sm">
        {words.attention}
      </h2>
      <ul className="mt-3 grid gap-2.5 text-sm">
        {rows.map((row) => (
          <li key={row} className="flex gap-2">
            <TriangleAlert className="mt-0.5 size-4 shrink-0 text-gold-ink" aria-hidden="true" />
            {row}
          </li>
        ))}
        {rows.length === 0 && <Well text={words.allWell} />}
        {counts.workersAlive > 0 && <Well text={words.workersAlive(counts.workersAlive)} />}
      </ul>
    </section>
  );
}

function Well({ text }: { text: string }) {
  return (
    <li className="flex gap-2 text-soft">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-leaf" aria-hidden="true" />
      {text}
    </li>
  );
}
