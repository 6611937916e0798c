'use client';

import { Skeleton } from '@mantine/core';
import { ChevronDown, MailOpen } from 'lucide-react';
import { trpc } from '#components/trpc/client.tsx';
import { ListState } from '#components/ui/list-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OutboxMail } from '#server/notifications/mail/contract.ts';
import { PageHeader } from './page-header.tsx';
import { QueryTrouble } from './query-trouble.tsx';

const TEN_SECONDS = 10_000;
const TONES: Record<OutboxMail['status'], Tone> = { waiting: 'waiting', sent: 'good', failed: 'bad' };

/** The newest mails of the program. Where no mail server is configured, this is where they arrive. */
export function OutboxScreen() {
  const { access } = useWords();
  const { outbox: words } = access;
  const { data: mails, error, refetch } = trpc.outbox.list.useQuery(undefined, { refetchInterval: TEN_SECONDS });
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        {!mails && (error ? <QueryTrouble error={error} onRetry={() => refetch()} /> : <Skeleton height={256} />)}
        {mails?.length === 0 && <ListState icon={MailOpen} title={words.empty.title} text={words.empty.text} />}
        {mails && mails.length > 0 && (
          <ul className="divide-y divide-line">
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function MailRow({ mail }: { mail: OutboxMail }) {
  const { access } = useWords();
  const { outbox: words } = access;
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-12 cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm hover:bg-leaf-wash [&::-webkit-details-marker]:hidden">
          <span className="min-w-0 grow basis-64 font-medium [overflow-wrap:anywhere]">
            {mail.subject ?? words.kind[mail.kind]}
            <span className="block font-normal text-soft text-xs">{words.to(mail.recipient)}</span>
          </span>
          <StatusBadge tone={TONES[mail.status]}>{words.status[mail.status]}</StatusBadge>
          <span className="min-w-28 text-end text-soft text-xs">
            <RelativeTime at={mail.sentAt ?? mail.createdAt} />
          </span>
          <ChevronDown
            className="size-4 shrink-0 text-soft transition-transform group-open:rotate-180"
            aria-hidden="true"
          />
        </summary>
        <div className="border-line border-t bg-page p-4 text-sm">
          {mail.error && <p className="mb-3 text-alert-ink">{mail.error}</p>}
          <Letter body={mail.body} none={words.noText} />
        </div>
      </details>
    </li>
  );
}

/** Links of ours can be followed; everything else is plain text. */
function Letter({ body, none }: { body: string | null; none: string }) {
  if (body === null) return <p className="text-soft">{none}</p>;
  return (
    <div className="grid max-w-prose gap-3 whitespace-pre-line [overflow-wrap:anywhere]">
      {body.split('\n\n').map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split(/(https?:\/\/\S+)/).map((part) =>
            /^https?:\/\//.test(part) ? (
              <a key={part} href={part} className="text-leaf underline underline-offset-2">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      ))}
    </div>
  );
}
