'use client';

import { Button, NativeSelect } from '@mantine/core';
import { Download } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import type { Column } from '#components/ui/data-table.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import { useToasts } from '#components/ui/toasts.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { ConsoleList } from './console-list.tsx';
import { useCustomerWords } from './customer-words.ts';
import { wholeList } from './whole-list.ts';

type Statement = Answers['wallet']['statementOf'];
type Entry = Statement['lines'][number];

const SPANS = ['month', 'year', 'all'] as const;
type Span = (typeof SPANS)[number];
const DAYS: Record<Span, number | null> = { month: 30, year: 365, all: null };
const DAY_MS = 86_400_000;
/** More entries than this are for a file. */
const SHOWN = 100;

/** A customer's store credit: what stands there, and every entry that made it. */
export default function CustomerCredit({ customerId }: { customerId: string }) {
  const words = useCustomerWords();
  const { count } = useFormats();
  const [span, choose] = useQueryState('span', parseAsStringLiteral(SPANS).withDefault('year'));
  const asked = useMemo(() => ({ customerId, period: periodOf(span) }), [customerId, span]);
  const query = trpc.wallet.statementOf.useQuery(asked);
  const { data } = query;
  const newest = data?.lines.toReversed().slice(0, SHOWN);
  return (
    <div className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-end justify-between gap-3 border-line border-b px-4 py-3">
        <Balance statement={data} />
        <div className="flex flex-wrap items-center gap-2">
          <NativeSelect
            size="xs"
            aria-label={words.credit.span}
            value={span}
            data={SPANS.map((value) => ({ value, label: words.credit.spans[value] }))}
            onChange={(event) => void choose(SPANS.find((one) => one === event.currentTarget.value) ?? null)}
          />
          <StatementFile {...asked} />
        </div>
      </div>
      <ConsoleList
        label={words.tabs.credit}
        columns={useEntryColumns(data?.currency)}
        rowId={({ transactionId, at, amount }) => `${transactionId} ${at} ${amount}`}
        query={wholeList({ ...query, data: newest })}
        onTurn={() => undefined}
        empty={words.credit.none}
      />
      {data && data.lines.length > SHOWN && (
        <p className="border-line border-t px-4 py-2.5 text-soft text-xs">
          {words.credit.more(count(SHOWN), count(data.lines.length))}
        </p>
      )}
    </div>
  );
}

/** From the beginning of a day, so that the same question is asked for as long as the day lasts. */
function periodOf(span: Span): { from?: string } {
  const days = DAYS[span];
  if (days === null) return {};
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  return { from: new Date(today - days * DAY_MS).toISOString() };
}

function Balance({ statement }: { statement: Statement | undefined }) {
  const { credit, none } = useCustomerWords();
  const { money } = useFormats();
  const shown = (amount: number) => (statement ? money(BigInt(amount), statement.currency) : none);
  return (
    <dl>
      <dt className="text-soft text-xs">{credit.balance}</dt>
      <dd className="font-semibold text-lg tabular-nums tracking-tight">{shown(statement?.closing ?? 0)}</dd>
      {statement && statement.opening !== 0 && (
        <dd className="text-soft text-xs tabular-nums">{credit.opening(shown(statement.opening))}</dd>
      )}
      {statement && statement.closing < 0 && <dd className="text-alert-ink text-xs">{credit.owes}</dd>}
    </dl>
  );
}

function StatementFile(asked: { customerId: string; period: { from?: string } }) {
  const { credit } = useCustomerWords();
  const toasts = useToasts();
  const query = trpc.wallet.statementCsvOf.useQuery(asked, { enabled: false });
  const save = async () => {
    const { data, error } = await query.refetch();
    if (data !== undefined) saveFile(credit.file, 'text/csv', data);
    if (error) toasts.failed(error.message);
  };
  return (
    <Button
      size="xs"
      variant="default"
      loading={query.isFetching}
      leftSection={<Download size={14} aria-hidden="true" />}
      onClick={() => void save()}
    >
      {credit.csv}
    </Button>
  );
}

function useEntryColumns(currency: string | undefined): readonly Column<Entry>[] {
  const { columns, credit, none } = useCustomerWords();
  const { money } = useFormats();
  return useMemo(() => {
    const shown = (amount: number) => money(BigInt(amount), currency);
    return [
      { key: 'what', title: columns.action, cell: ({ kind }) => (kind ? credit.kinds[kind] : credit.other) },
      { key: 'order', title: columns.order, cell: ({ orderId }) => orderId ?? none },
      {
        key: 'amount',
        title: columns.amount,
        width: '9rem',
        align: 'end',
        phone: 'corner',
        cell: ({ amount }) => <span className="font-medium">{shown(amount)}</span>,
      },
      {
        key: 'balance',
        title: columns.balance,
        width: '9rem',
        align: 'end',
        cell: ({ balance }) => (
          <>
            <span className="md:hidden">{columns.balance} </span>
            {shown(balance)}
          </>
        ),
      },
      {
        key: 'when',
        title: columns.when,
        width: '8rem',
        align: 'end',
        cell: ({ at }) => <RelativeTime at={new Date(at)} />,
      },
    ];
  }, [columns, credit, none, money, currency]);
}
