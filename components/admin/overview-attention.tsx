'use client';

import { CircleCheck, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { trpc } from '#components/trpc/client.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { useFormats } from '#components/words/formats.tsx';
import type { Attention } from '#server/insights/overview/contract.ts';
import { useOverviewWords } from './overview-words.ts';
import { QueryTrouble } from './query-trouble.tsx';

type Line = { readonly text: string; readonly href: string };

/** What of the program a person should look at, each with the way there. */
export function OverviewAttention() {
  const { attention: words } = useOverviewWords();
  const query = trpc.overview.attention.useQuery();
  const linesOf = useLines();
  const lines = query.data ? linesOf(query.data) : [];
  return (
    <Panel title={words.title}>
      {query.error && !query.data && <QueryTrouble error={query.error} onRetry={() => query.refetch()} />}
      <ul className="grid gap-1 text-sm">
        {lines.map(({ text, href }) => (
          <li key={href + text}>
            <Link href={href} className="flex min-h-8 gap-2 py-1 underline-offset-2 hover:underline max-md:min-h-11">
              <TriangleAlert className="mt-0.5 size-4 shrink-0 text-gold-ink" aria-hidden="true" />
              {text}
            </Link>
          </li>
        ))}
        {query.data && lines.length === 0 && <Well text={words.well} />}
        {query.data && query.data.workersAlive > 0 && <Well text={words.workersAlive(query.data.workersAlive)} />}
      </ul>
    </Panel>
  );
}

function useLines() {
  const { attention: words } = useOverviewWords();
  const { count, all } = useFormats();
  return (seen: Attention): Line[] => {
    const lines: (Line | false)[] = [
      seen.workersAlive === 0 && { text: words.workersNone, href: '/admin/queues' },
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

  function line(number: number, text: (number: string) => string, href: string): Line | false {
    return number > 0 && { text: text(count(number)), href };
  }
}

function Well({ text }: { text: string }) {
  return (
    <li className="flex gap-2 py-1 text-soft">
      <CircleCheck className="mt-0.5 size-4 shrink-0 text-leaf" aria-hidden="true" />
      {text}
    </li>
  );
}
