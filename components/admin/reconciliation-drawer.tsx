'use client';

import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import type { Answers } from '#components/trpc/answers.ts';
import { trpc } from '#components/trpc/client.tsx';
import { CopyableText } from '#components/ui/copyable-text.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { useFormats } from '#components/words/formats.tsx';
import { DetailDrawer } from './detail-drawer.tsx';
import { usePayoutWords } from './payout-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

type Run = Answers['payouts']['reconciliation'];
type Finding = Run['findings'][number];

/** One comparison, and each line in which a provider's statement and our books differ. */
export function ReconciliationDrawer({ runId, onClose }: { runId: string | null; onClose: () => void }) {
  const { runs, parts, providerNames } = usePayoutWords();
  const query = trpc.payouts.reconciliation.useQuery({ runId: runId ?? '' }, { enabled: runId !== null });
  const { data, error } = query;
  return (
    <DetailDrawer
      opened={runId !== null}
      title={data ? runs.detail(providerNames[data.provider] ?? data.provider) : parts.reconciliation}
      onClose={onClose}
    >
      {data && <Detail run={data} />}
      {!data && error && <QueryTrouble error={error} onRetry={() => query.refetch()} />}
      {!data && !error && <Skeleton height={320} />}
    </DetailDrawer>
  );
}

function Detail({ run }: { run: Run }) {
  const { runs } = usePayoutWords();
  const { instant, count } = useFormats();
  return (
    <div className="grid gap-5">
      <Facts
        facts={[
          [runs.columns.span, runs.span(instant(run.fromAt), instant(run.toAt))],
          [runs.columns.lines, count(run.lines)],
          [runs.columns.matched, count(run.matched)],
          run.error !== null && [runs.error, run.error],
        ]}
      />
      {run.status === 'done' && run.findings.length === 0 && <p className="text-sm text-soft">{runs.clean}</p>}
      <ul className="grid gap-3">
        {run.findings.map((finding) => (
          <FindingLine key={finding.id} finding={finding} />
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const { runs, detail, none } = usePayoutWords();
  const { money } = useFormats();
  const { kind, currency, ourStatus, ourAmount, theySay, theirAmount, reference, transactionId } = finding;
  const side = (word: string | null, amount: number | null) =>
    [word, amount !== null && currency ? money(BigInt(amount), currency) : null].filter(Boolean).join(' · ') || none;
  return (
    <li className="grid gap-2 rounded border border-line p-3 text-sm">
      <div>
        <StatusBadge tone={kind === 'repaired' ? 'good' : 'warning'}>{runs.findings[kind]}</StatusBadge>
      </div>
      <Facts
        facts={[
          [runs.ours, side(ourStatus, ourAmount)],
          [runs.theirs, side(theySay, theirAmount)],
          reference !== null && [detail.reference, <CopyableText key="reference" text={reference} />],
          transactionId !== null && [
            detail.id,
            <Link
              key="id"
              href={`/admin/cashback?state=all&payment=${transactionId}`}
              className="text-leaf underline underline-offset-2"
            >
              {transactionId}
            </Link>,
          ],
        ]}
      />
    </li>
  );
}
