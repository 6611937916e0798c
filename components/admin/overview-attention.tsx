import { Skeleton } from '@mantine/core';
import { ChevronRight, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { Attention } from '#server/insights/overview/contract.ts';
import { useOverviewWords } from './overview-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

/** Work stands still for what is `grave`. */
type Line = { readonly text: string; readonly href: string; readonly isGrave?: boolean };

/** What of the program a person should look at, each with the way there. */
export function OverviewAttention() {
  const { attention: words } = useOverviewWords();
  const query = trpc.overview.attention.useQuery();
  const linesOf = useLines();
  return (
    <Panel title={words.title}>
      {query.data ? (
        <ul className="grid gap-0.5 text-sm">
          {linesOf(query.data).map((line) => (
            <AttentionLine key={line.href + line.text} line={line} />
          ))}
          {linesOf(query.data).length === 0 && <Well text={words.well} />}
          {query.data.workersAlive > 0 && <Well text={words.workersAlive(query.data.workersAlive)} />}
        </ul>
      ) : query.error ? (
        <QueryTrouble error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton height={64} />
      )}
    </Panel>
  );
}

function AttentionLine({ line: { text, href, isGrave = false } }: { line: Line }) {
  const Icon = isGrave ? CircleX : TriangleAlert;
  return (
    <li>
      <Link
        href={href}
        className="-mx-2 flex min-h-9 items-start gap-2 rounded px-2 py-2 hover:bg-track max-md:min-h-11 max-md:py-3"
      >
        <Icon className={`mt-0.5 size-4 shrink-0 ${isGrave ? 'text-alert-ink' : 'text-gold-ink'}`} aria-hidden="true" />
        <span className="min-w-0 flex-1 text-pretty">{text}</span>
        <ChevronRight className="mt-0.5 size-4 shrink-0 text-soft" aria-hidden="true" />
      </Link>
    </li>
  );
}

function useLines() {
  const { attention: words } = useOverviewWords();
  const { count, all } = useFormats();
  return (seen: Attention): Line[] => {
    const lines: (Line | false)[] = [
      seen.workersAlive === 0 && { text: words.workersNone, href: '/admin/queues?tab=workers', isGrave: true },
      line(seen.payoutsFailed, words.payoutsFailed, '/admin/cashback?state=failed'),
      line(seen.payoutsToReview, words.payoutsToReview, '/admin/cashback?state=needs_review'),
      line(seen.purchasesDead, words.purchasesDead, '/admin/purchases?rewarding=failed'),
      line(seen.jobsDead, words.jobsDead, '/admin/queues?tab=jobs'),
      line(seen.purchasesWaiting, words.waiting, '/admin/purchases?rewarding=waiting'),
      seen.neverUnlocked.length > 0 && {
        text: words.neverUnlocked(all(seen.neverUnlocked.map(({ name }) => name)), seen.neverUnlocked.length),
        href: '/admin/achievements',
      },
    ];
    return lines.filter((one) => one !== false);
  };

  function line(number: number, text: (text: string, number: number) => string, href: string): Line | false {
    return number > 0 && { text: text(count(number), number), href };
  }
}

function Well({ text }: { text: string }) {
  return (
    <li className="flex gap-2 py-2 text-soft">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-leaf" aria-hidden="true" />
      {text}
    </li>
  );
}
