import type { PayAnswer, ProviderCapabilities } from './port.ts';

/** Attempts in all that may have reached the provider. */
export const MAX_ATTEMPTS = 5;

/** Attempts in all, those that were surely not sent among them; the row can count no further. */
const MAX_TRIES = 100;

/**
 * How long a claimed transaction belongs to its worker, in milliseconds. Whoever finds it later takes it that the worker
 * died, and asks the provider before anything else.
 */
export const LEASE_MS = 30_000;

/** Part of the provider's key window in which a key may still be sent again. */
const WINDOW_PART = 0.8;
const WAITS_MS = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000] as const;

/** What an answer means for the transaction. `pending` waits with the money surely here, `processing` with it possibly gone. */
export type Verdict =
  | { readonly next: 'completed'; readonly reference: string }
  | { readonly next: 'failed'; readonly code: string; readonly message: string }
  | { readonly next: 'needs_review'; readonly message: string }
  | { readonly next: 'pending' | 'processing'; readonly at: Date; readonly message: string };

/** What is known when an answer arrives. */
export type AttemptCircumstances = {
  /** The number of this attempt. */
  readonly attempt: number;
  /** Attempts so far, this one among them, that may have reached the provider. */
  readonly burned: number;
  readonly now: Date;
  /** From 0 to 1; spreads the waits of many customers. */
  readonly jitter: number;
};

/**
 * The next step after an attempt. A definite refusal fails at once; an unknown outcome is asked about again, up to five
 * attempts, then a person decides; what was surely not sent waits without using up one of the five.
 */
export function afterAttempt(answer: PayAnswer, { attempt, burned, now, jitter }: AttemptCircumstances): Verdict {
  switch (answer.outcome) {
    case 'paid':
      return { next: 'completed', reference: answer.reference };
    case 'refused':
      return { next: 'failed', code: answer.code, message: answer.message };
    case 'not_sent':
      if (attempt >= MAX_TRIES) return { next: 'failed', code: 'provider_unreachable', message: answer.message };
      return { next: 'pending', at: waitFrom(now, attempt, jitter, answer.retryAfterMs), message: answer.message };
    case 'unknown':
      if (burned >= MAX_ATTEMPTS) return { next: 'needs_review', message: answer.message };
      return { next: 'processing', at: waitFrom(now, burned, jitter, answer.retryAfterMs), message: answer.message };
  }
}

/** True while the provider surely still knows a key that was first sent then, so that sending it again cannot pay twice. */
export function mayResend(firstSentAt: Date | null, now: Date, { keyWindowMs }: ProviderCapabilities): boolean {
  if (firstSentAt === null || keyWindowMs === null) return true;
  return now.getTime() - firstSentAt.getTime() < keyWindowMs * WINDOW_PART;
}

function waitFrom(now: Date, attempt: number, jitter: number, retryAfterMs = 0): Date {
  const step = WAITS_MS[Math.min(Math.max(attempt, 1), WAITS_MS.length) - 1] ?? WAITS_MS[0];
  const wait = Math.round(step * (0.5 + jitter / 2));
  return new Date(now.getTime() + Math.max(wait, retryAfterMs));
}
