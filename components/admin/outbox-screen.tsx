'use client';

import { trpc } from '#components/trpc/client.tsx';
import { useWords } from '#components/words/words.tsx';
import type { OutboxMail } from '#server/notifications/mail/contract.ts';

const TEN_SECONDS = 10_000;

/** The newest mails of the program. Where no mail server is configured, this is where they arrive. */
export function OutboxScreen() {
  const { access } = useWords();
  const { outbox: words } = access;
  const [mails] = trpc.outbox.list.useSuspenseQuery(undefined, { refetchInterval: TEN_SECONDS });
  return (
    <>
      <h1 className="font-semibold text-2xl tracking-tight">{words.title}</h1>
      <p className="mt-0.5 mb-5 text-sm text-soft">{words.lead}</p>
      {mails.length === 0 && <p className="rounded-lg border border-line bg-surface p-4 text-soft">{words.none}</p>}
      <ul className="grid gap-3">
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} />
        ))}
      </ul>
    </>
  );
}

function MailRow({ mail }: { mail: OutboxMail }) {
  const { access } = useWords();
  const { outbox: words } = access;
  return (
    <li className="rounded-lg border border-line bg-surface">
      <details>
        <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 p-4">
          <span className="font-medium">{mail.subject ?? words.kind[mail.kind]}</span>
          <span className="text-sm text-soft [overflow-wrap:anywhere]">{words.to(mail.recipient)}</span>
          <span className="ml-auto text-soft text-xs tabular-nums">
            {words.status[mail.status]} · {(mail.sentAt ?? mail.createdAt).toISOString().slice(0, 16).replace('T', ' ')}
          </span>
        </summary>
        <div className="border-line border-t p-4 text-sm">
          {mail.error && <p className="mb-2 text-alert-ink">{mail.error}</p>}
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
    <div className="grid gap-3 [overflow-wrap:anywhere]">
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
