/** What a provider's word means that nobody asked for at that moment: a webhook, or a line of its statement. */
import type { CashbackStatus } from '#db/enums.ts';
import type { ProviderNotice } from '../port.ts';

/** What a provider says of a payment; the amount where it names one. */
export type Word = Pick<ProviderNotice, 'answer' | 'amountMinor' | 'currency'>;

/** The transaction the word is about, as it stands. */
export type Present = {
  readonly status: CashbackStatus;
  /** What the provider was asked to pay, in minor units. */
  readonly askedMinor: bigint;
  readonly currency: string;
  readonly reference: string | null;
  /** A worker waits for the provider's answer right now. */
  readonly isInFlight: boolean;
  /** Nothing was sent since it became pending. */
  readonly isUnsent: boolean;
  /** A person has had it tried again: a refusal may be the one from before. */
  readonly isRetried: boolean;
  /** It stands for review because words contradict each other. */
  readonly isDisputed: boolean;
};

export type Hearing =
  | { readonly outcome: 'applied'; readonly to: 'completed' | 'failed' }
  | { readonly outcome: 'already' | 'left' }
  /** `review`: the transaction stops for a person; else it has ended, and stands in a list. */
  | { readonly outcome: 'contradiction'; readonly review: boolean; readonly message: string };

/** Words may come in any order and any number of times: money that is known to have moved is never unsaid. */
export function afterWord(present: Present, word: Word): Hearing {
  return word.answer.outcome === 'paid' ? afterPaid(present, word, word.answer.reference) : afterRefused(present);
}

function afterPaid(present: Present, word: Word, reference: string): Hearing {
  const { status } = present;
  if (!isSameAmount(present, word))
    return contradiction(status, 'the provider paid another amount than it was asked to');
  if (status === 'failed') return contradiction(status, 'the provider paid what it had refused');
  if (status === 'reversed') return contradiction(status, 'the provider paid what was taken back before');
  if (status !== 'completed') return { outcome: 'applied', to: 'completed' };
  if (present.reference === null || present.reference === reference) return { outcome: 'already' };
  return contradiction(status, `paid as ${present.reference}, and as ${reference}`);
}

function afterRefused({ status, isInFlight, isUnsent, isRetried, isDisputed }: Present): Hearing {
  switch (status) {
    case 'completed':
      return contradiction(status, 'the provider refuses what it had paid');
    case 'failed':
    case 'reversed':
      return { outcome: 'already' };
    case 'pending':
      return isUnsent || isRetried ? { outcome: 'left' } : { outcome: 'applied', to: 'failed' };
    case 'processing':
      return isInFlight || isRetried ? { outcome: 'left' } : { outcome: 'applied', to: 'failed' };
    case 'needs_review':
      return isDisputed || isRetried ? { outcome: 'left' } : { outcome: 'applied', to: 'failed' };
  }
}

function isSameAmount({ askedMinor, currency }: Present, word: Word): boolean {
  return (word.amountMinor ?? askedMinor) === askedMinor && (word.currency ?? currency) === currency;
}

function contradiction(status: CashbackStatus, message: string): Hearing {
  const hasEnded = status === 'completed' || status === 'reversed';
  return { outcome: 'contradiction', review: !hasEnded && status !== 'needs_review', message };
}
