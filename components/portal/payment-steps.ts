import type { PortalWords } from '#components/words/en-portal.ts';
import type { Formats } from '#components/words/formats.tsx';
import type { CashbackStatus } from '#db/enums.ts';
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

/** How a transaction stands in a few words, without its days. */
export function standingText(
  { working, cancelledAt }: Pick<CashbackRow, 'working' | 'cancelledAt'>,
  words: Words,
  formats: Pick<Formats, 'money'>,
): string {
  if (working.takenBack) return takenBackText(working, working.takenBack, words.takenBack, formats);
  const texts: Record<CashbackStatus, string> = {
    pending: words.waiting,
    processing: words.paying,
    completed: words.steps.paid,
    failed: words.failedShort,
    reversed: cancelledAt ? words.cancelled : words.reversed,
    needs_review: words.checking,
  };
  return texts[working.status];
}

const TONES: Record<CashbackStatus, PaymentTone> = {
  pending: 'waiting',
  processing: 'waiting',
  completed: 'paid',
  failed: 'failed',
  reversed: 'gone',
  needs_review: 'waiting',
};

/** How a transaction stands, as a customer would say it. */
export function paymentStatus(
  row: CashbackRow,
  words: Words,
  formats: Pick<Formats, 'clock' | 'day' | 'money'>,
): PaymentStanding {
  const { status, takenBack } = row.working;
  const text = standingText(row, words, formats);
  if (takenBack?.settledAt) {
    return { text: words.takenBack.doneOn(text, formats.day(takenBack.settledAt)), tone: 'gone' };
  }
  if (takenBack) return { text, tone: 'waiting' };
  const tone = TONES[status];
  if (status === 'completed' && row.completedAt) return { text: words.paidOn(formats.day(row.completedAt)), tone };
  const isOpen = status === 'pending' || status === 'processing';
  return { text: isOpen ? waitingText(row, words, formats) : text, tone };
}

/** Once a try came to nothing, the time of the next one is what matters. */
function waitingText(row: CashbackRow, words: Words, { clock }: Pick<Formats, 'clock'>): string {
  const isPaying = row.working.status === 'processing';
  const hasFailed = row.tries.some(({ outcome }) => outcome === 'unknown' || outcome === 'not_sent');
  if (row.nextAttemptAt === null || !hasFailed) return isPaying ? words.paying : words.waiting;
  const when = clock(row.nextAttemptAt);
  return isPaying ? words.asking(when) : words.retryAt(when);
}
