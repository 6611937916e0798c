'use client';

import { ArrowLeft, Wallet } from 'lucide-react';
import { useCallback } from 'react';
import { trpc } from '#components/trpc/client.tsx';
import { useLiveRefresh } from '#components/trpc/live.tsx';
import { Card } from '#components/ui/card.tsx';
import { csvText } from '#components/ui/csv.ts';
import { ReadyLink } from '#components/ui/ready-link.tsx';
import { FormatsProvider, useFormats } from '#components/words/formats.tsx';
import { usePortalWords } from '#components/words/portal-words.tsx';
import type { Credit } from '#server/insights/portal/contract.ts';
import { CreditEntryRow } from './credit-entry-row.tsx';
import { EmptyPart } from './empty-part.tsx';
import { FileButton } from './file-button.tsx';
import { MoreRows } from './more-rows.tsx';
import { PageHead } from './page-head.tsx';
import { creditRows } from './statement-rows.ts';

/** Store credit: what stands there, and every entry that made it so. */
export function CreditScreen() {
  const [{ pages }, asked] = trpc.portal.cashback.credit.useSuspenseInfiniteQuery(
    {},
    { getNextPageParam: ({ next }) => next },
  );
  const utils = trpc.useUtils();
  useLiveRefresh(undefined, () => utils.portal.cashback.invalidate());
  const { credit: words } = usePortalWords();
  const { fetchNextPage } = asked;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const [first] = pages;
  if (!first) return null;
  const entries = pages.flatMap((page) => page.entries);
  return (
    <FormatsProvider program={first.program} asOf={first.asOf}>
      <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-6">
        <div>
          <BackLink text={words.back} />
          <PageHead title={words.title} lead={words.lead}>
            {entries.length > 0 && <CreditFile credits={first.credits} />}
          </PageHead>
        </div>
        {entries.length === 0 ? (
          <NoCredit isWallet={first.paidTo.provider === 'wallet'} />
        ) : (
          <>
            <Balances credits={first.credits} />
            <Card className="overflow-hidden">
              <ol className="divide-y divide-line" aria-label={words.entries}>
                {entries.map((entry) => (
                  <li key={entry.id}>
                    <CreditEntryRow entry={entry} />
                  </li>
                ))}
              </ol>
            </Card>
          </>
        )}
        {asked.hasNextPage && (
          <MoreRows isBusy={asked.isFetchingNextPage} isFailed={asked.isFetchNextPageError} onMore={more} />
        )}
      </div>
    </FormatsProvider>
  );
}

function BackLink({ text }: { text: string }) {
  return (
    <ReadyLink
      href="/cashback"
      className="-mt-2 inline-flex min-h-11 items-center gap-1.5 font-medium text-soft text-sm hover:text-ink"
    >
      <ArrowLeft className="size-4" aria-hidden="true" />
      {text}
    </ReadyLink>
  );
}

function Balances({ credits }: { credits: readonly Credit[] }) {
  const { credit: words } = usePortalWords();
  const { money } = useFormats();
  const owes = credits.some(({ balance }) => balance < 0n);
  return (
    <Card className="flex flex-wrap items-center gap-4 p-5 sm:p-6">
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-leaf-wash text-leaf">
        <Wallet className="size-6" aria-hidden="true" />
      </span>
      <div>
        <p className="text-sm text-soft">{words.balance}</p>
        {credits.map(({ currency, balance }) => (
          <p key={currency} className="font-semibold text-3xl tabular-nums tracking-tight">
            {money(balance, currency)}
          </p>
        ))}
        {owes && <p className="mt-1 text-sm text-soft">{words.owes}</p>}
      </div>
    </Card>
  );
}

function NoCredit({ isWallet }: { isWallet: boolean }) {
  const { credit: words } = usePortalWords();
  const text = isWallet ? words.noneText : words.elsewhere;
  return <EmptyPart icon={Wallet} title={words.none} text={text} />;
}

/** Every currency there is credit in, one after the other. */
function CreditFile({ credits }: { credits: readonly Credit[] }) {
  const { credit: words } = usePortalWords();
  const formats = useFormats();
  const { statement } = trpc.useUtils().wallet;
  const read = async () => {
    const asked = credits.map(({ currency }) => statement.fetch({ currency }, { staleTime: 0 }));
    return csvText(creditRows(await Promise.all(asked), words, formats));
  };
  return <FileButton text={words.statement} file={words.file} read={read} />;
}
