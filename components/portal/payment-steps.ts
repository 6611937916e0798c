import type { PortalWords } from '#components/words/en-portal.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { CashbackRow } from '#server/insights/portal/contract.ts';
import { takenBackText } from './taken-back.ts';

type Words = PortalWords['cashback'];
export type StepKind = keyof Words['steps'];
export type PaymentStep = { readonly at: Date; readonly kind: StepKind };

/** What happened to a transaction, oldest first, and what happens next. */
export function paymentSteps(row: CashbackRow): PaymentStep[] {
  const step = (kind: StepKind, at: Date | null): PaymentStep[] => (at ? [{ at, kind }] : []);
  const { takenBack } = row.working;
  const isOpen = row.working.status === 'pending' || row.working.status === 'processing';
  return [
    ...step('bought', row.kind === 'earn' ? row.boughtAt : null),
    ...step(row.kind === 'clawback' ? 'owedBack' : 'opened', row.createdAt),
    ...row.tries.map(({ at, outcome }) => ({ at, kind: outcome })),
    ...step('failed', row.working.status === 'failed' ? row.failedAt : null),
    ...step(row.cancelledAt ? 'cancelled' : 'reversed', row.working.status === 'reversed' ? row.reversedAt : null),
    ...step(takenBack?.from === 'credit' ? 'takenOffCredit' : 'keptBack', takenBack?.settledAt ?? null),
    ...step('again', isOpen && row.tries.length > 0 ? row.nextAttemptAt : null),
  ];
}

export type PaymentTone = 'waiting' | 'paid' | 'failed' | 'gone';
export type PaymentStanding = { readonly text: string; readonly tone: PaymentTone };

/** How a transaction stands, as a customer would say it. */
export function paymentStatus(
  row: CashbackRow,
  words: Words,
  formats: Pick<Formats, 'clock' | 'day' | 'money'>,
): PaymentStanding {
  const { status, takenBack } = row.working;
  if (takenBack) {
    const text = takenBackText(row.working, takenBack, words.takenBack, formats);
    return { text, tone: takenBack.settledAt ? 'gone' : 'waiting' };
  }
  switch (status) {
    case 'completed':
      return { text: row.completedAt ? words.paidOn(formats.day(row.completedAt)) : words.steps.paid, tone: 'paid' };
    case 'failed':
      return { text: words.failedShort, tone: 'failed' };
    case 'reversed':
      return { text: row.cancelledAt ? words.cancelled : words.reversed, tone: 'gone' };
    case 'needs_review':
      return { text: words.checking, tone: 'waiting' };
    default:
      return { text: waitingText(row, words, formats), tone: 'waiting' };
  }
}

/** Once a try came to nothing, the time of the next one is what matters. */
function waitingText(row: CashbackRow, words: Words, { clock }: Pick<Formats, 'clock'>): string {
  const isPaying = row.working.status === 'processing';
  const hasFailed = row.tries.some(({ outcome }) => outcome === 'unknown' || outcome === 'not_sent');
  if (row.nextAttemptAt === null || !hasFailed) return isPaying ? words.paying : words.waiting;
  const when = clock(row.nextAttemptAt);
  return isPaying ? words.asking(when) : words.retryAt(when);
}
