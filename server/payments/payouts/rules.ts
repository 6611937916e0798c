import type { AttemptOutcome } from '#db/enums.ts';
import type { PayAnswer, ProviderCapabilities } from './port.ts';

/** Attempts in all that may have reached the provider. */
export const MAX_ATTEMPTS = 5;

/** Attempts in all, those that were surely not sent among them; the row counts no further. */
export const MAX_TRIES = 100;

/** How paying goes about its time. Durations in milliseconds. */
export type Pacing = {
  /** What is waited after the first attempt, the second and so on; the last again and again. */
  readonly waitsMs: readonly number[];
  /**
   * How long a claimed transaction, and a place at the provider, belong to their worker. Whoever finds them later takes it
   * that the worker died, and asks the provider before anything else. Longer than any call to a provider may last.
   */
  readonly leaseMs: number;
  /** Calls one provider gets at once, from all processes together. */
  readonly concurrency: number;
  /** How long a provider that fails again and again is left alone at first; twice as long each time it fails the probe. */
  readonly cooldownMs: number;
};

export const USUAL_PACING: Pacing = {
  waitsMs: [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000],
  leaseMs: 30_000,
  concurrency: 8,
  cooldownMs: 30_000,
};

/** Part of the provider's key window in which a key may still be sent again. */
const WINDOW_PART = 0.8;

/** What an answer means for the transaction. `pending` waits with the money surely here, `processing` with it possibly gone. */
export type Verdict =
  | { readonly next: 'completed'; readonly reference: string }
  | { readonly next: 'failed'; readonly code: string; readonly message: string }
  | { readonly next: 'needs_review'; readonly message: string }
  | { readonly next: 'pending' | 'processing'; readonly at: Date; readonly message: string };

/** What is known when an answer arrives. Both counts begin anew when a person asks for another try. */
export type AttemptCircumstances = {
  /** Attempts so far, this one among them. */
  readonly tries: number;
  /** Those of them that may have reached the provider. */
  readonly burned: number;
  /** What became of an earlier attempt is still not known. */
  readonly mayHaveGone: boolean;
  readonly now: Date;
  /** From 0 to 1; spreads the waits of many customers. */
  readonly jitter: number;
  readonly waitsMs: Pacing['waitsMs'];
};

/**
 * The next step after an attempt. A definite refusal fails at once; an unknown outcome is asked about again, up to five
 * attempts, then a person decides; what was surely not sent waits without using up one of the five.
 */
export function afterAttempt(answer: PayAnswer, circumstances: AttemptCircumstances): Verdict {
  const { tries, burned, mayHaveGone } = circumstances;
  switch (answer.outcome) {
    case 'paid':
      return { next: 'completed', reference: answer.reference };
    case 'refused':
      return { next: 'failed', code: answer.code, message: answer.message };
    case 'not_sent': {
      const { message } = answer;
      if (tries < MAX_TRIES) {
        const at = waitFrom(circumstances, tries, answer.retryAfterMs);
        return { next: mayHaveGone ? 'processing' : 'pending', at, message };
      }
      return mayHaveGone
        ? { next: 'needs_review', message }
        : { next: 'failed', code: 'provider_unreachable', message };
    }
    case 'unknown': {
      const { message } = answer;
      if (burned >= MAX_ATTEMPTS) return { next: 'needs_review', message };
      return { next: 'processing', at: waitFrom(circumstances, burned, answer.retryAfterMs), message };
    }
  }
}

/** True while the provider surely still knows a key that was first sent then, so that sending it again cannot pay twice. */
export function mayResend(firstSentAt: Date | null, now: Date, { keyWindowMs }: ProviderCapabilities): boolean {
  if (firstSentAt === null || keyWindowMs === null) return true;
  return now.getTime() - firstSentAt.getTime() < keyWindowMs * WINDOW_PART;
}

function waitFrom({ now, jitter, waitsMs }: AttemptCircumstances, nth: number, retryAfterMs = 0): Date {
  const step = waitsMs[Math.min(Math.max(nth, 1), waitsMs.length) - 1] ?? 0;
  const wait = Math.round(step * (0.5 + jitter / 2));
  return new Date(now.getTime() + Math.max(wait, retryAfterMs));
}

/** An attempt of before, as its row tells it. */
export type PastAttempt = { readonly attempt: number; readonly outcome: AttemptOutcome; readonly startedAt: Date };

/** What the attempts so far tell before the next one. */
export type Known = {
  /** The provider is asked before anything is sent. */
  readonly mustAsk: boolean;
  /** What became of an attempt is not known. A definite refusal answers for all attempts before it. */
  readonly mayHaveGone: boolean;
  /** The last word was a refusal: to hear it once more tells nothing new about a try that was asked for since. */
  readonly wasRefused: boolean;
  /** When the key may first have reached the provider since then; null: never. */
  readonly firstSentAt: Date | null;
  /** Attempts since a person last asked for another try that may have reached the provider. */
  readonly burned: number;
};

/** Reads a transaction's past. `attemptsBefore`: how many of them were made before a person last asked for another try. */
export function knownOf(past: readonly PastAttempt[], attemptsBefore: number): Known {
  const reached = past.filter(({ outcome }) => outcome !== 'not_sent');
  const refusedAt = Math.max(
    0,
    ...reached.filter(({ outcome }) => outcome === 'refused').map(({ attempt }) => attempt),
  );
  const open = reached.filter(({ attempt }) => attempt > refusedAt);
  const firstSentMs = Math.min(...open.map(({ startedAt }) => startedAt.getTime()));
  return {
    mustAsk: reached.length > 0,
    mayHaveGone: open.length > 0,
    wasRefused: refusedAt > 0 && open.length === 0,
    firstSentAt: open.length > 0 ? new Date(firstSentMs) : null,
    burned: reached.filter(({ attempt }) => attempt > attemptsBefore).length,
  };
}
