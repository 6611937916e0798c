'use client';

import Link from 'next/link';
import { type ReactNode, useId } from 'react';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { StatusBadge, type Tone } from '#components/ui/status-badge.tsx';
import { lengthText } from '#components/ui/times.ts';
import { useFormats } from '#components/words/formats.tsx';
import type { AttemptOutcome } from '#db/enums.ts';
import type { PayoutDetail } from './payout-drawer.tsx';
import { usePayoutWords } from './payout-words.ts';

const TONES: Record<AttemptOutcome, Tone> = {
  paid: 'good',
  refused: 'bad',
  unknown: 'warning',
  not_sent: 'off',
  in_flight: 'waiting',
};

/** Everything that was tried to pay a customer, what the provider told of it, and where a statement differed. */
export function PayoutAttempts({ payout }: { payout: PayoutDetail }) {
  const { detail, runs } = usePayoutWords();
  const { ago } = useFormats();
  const { history, notices, findings, nextAttemptAt } = payout;
  return (
    <>
      <Part title={detail.attempts}>
        {history.length === 0 && <p className="text-sm text-soft">{detail.noAttempts}</p>}
        <ol className="grid gap-3">
          {history.map((attempt) => (
            <Attempt key={attempt.attempt} attempt={attempt} />
          ))}
        </ol>
        {nextAttemptAt && <p className="mt-2 text-sm text-soft">{detail.next(ago(nextAttemptAt))}</p>}
      </Part>
      <Settlements payout={payout} />
      {notices.length > 0 && (
        <Part title={detail.notices}>
          <ul className="grid gap-2 text-sm">
            {notices.map(({ eventId, outcome, message, receivedAt }) => (
              <li key={eventId} className="flex flex-wrap justify-between gap-x-3">
                <span>{message ?? detail.noticeOutcomes[outcome]}</span>
                <span className="text-soft">
                  <RelativeTime at={receivedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {findings.length > 0 && (
        <Part title={detail.differences}>
          <ul className="grid gap-2 text-sm">
            {findings.map(({ runId, kind, at }) => (
              <li key={`${runId} ${kind}`} className="flex flex-wrap justify-between gap-x-3">
                <span>{runs.findings[kind]}</span>
                <span className="text-soft">
                  <RelativeTime at={at} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

/** The debts that a payment settles, or the payments that settle a debt. */
function Settlements({ payout: { id, kind, settlements, currency } }: { payout: PayoutDetail }) {
  const { detail, statuses } = usePayoutWords();
  const { money } = useFormats();
  if (settlements.length === 0) return null;
  return (
    <Part title={kind === 'clawback' ? detail.settledBy : detail.debts}>
      <ul className="grid gap-2 text-sm">
        {settlements.map(({ clawbackId, payoutId, amount, orderId, payoutStatus, at }) => (
          <li key={`${clawbackId} ${payoutId}`} className="flex flex-wrap justify-between gap-x-3">
            <Link
              href={`/admin/cashback?payment=${clawbackId === id ? payoutId : clawbackId}`}
              className="font-medium text-leaf underline-offset-2 hover:underline"
            >
              {detail.settlement(money(BigInt(amount), currency), orderId)}
            </Link>
            <span className="text-soft">
              {statuses[payoutStatus]} · <RelativeTime at={new Date(at)} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Attempt({ attempt }: { attempt: PayoutDetail['history'][number] }) {
  const { detail, outcomes } = usePayoutWords();
  const { number, outcome, error, startedAt, durationMs, response } = { ...attempt, number: attempt.attempt };
  return (
    <li className="rounded border border-line p-3 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{detail.attempt(number)}</span>
        <StatusBadge tone={TONES[outcome]}>{outcomes[outcome]}</StatusBadge>
        <span className="ml-auto text-soft text-xs">
          <RelativeTime at={new Date(startedAt)} />
          {durationMs !== null && ` · ${detail.took(lengthText(durationMs))}`}
        </span>
      </div>
      {error && (
        <p className={`mt-1.5 [overflow-wrap:anywhere] ${outcome === 'refused' ? 'text-alert-ink' : 'text-soft'}`}>
          {error}
        </p>
      )}
      {response !== null && (
        <details className="mt-1.5 text-soft text-xs">
          <summary className="cursor-pointer">{detail.response}</summary>
          <pre className="mt-1 overflow-x-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
            {JSON.stringify(response, null, 2)}
          </pre>
        </details>
      )}
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="mb-2 font-semibold text-sm">
        {title}
      </h3>
      {children}
    </section>
  );
}
