import type { DeliveryOutcome } from '#db/enums.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Pauses after the first, second, ... failed attempt: eight attempts over about three days. */
const PAUSES_MS = [10 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR, 24 * HOUR, 36 * HOUR] as const;
const JITTER = 0.1;
/** A receiver may ask for more patience, but not for ever. */
const LONGEST_RETRY_AFTER_MS = DAY;
/** An endpoint that has only failed for so long is switched off. */
const FAILING_MS = 5 * DAY;
/** The receiver has this long to answer. */
export const ANSWER_MS = 10 * SECOND;
/** How long a delivery belongs to the worker that claimed it. Found later, its worker is taken for dead. */
export const LEASE_MS = 30 * SECOND;
/** After a change of the secret the old one signs as well for so long. */
export const OVERLAP_MS = DAY;

/** What came of calling a receiver. */
export type CallResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The `Retry-After` header. */
      readonly retryAfter: string | null;
      /** The beginning of the body. */
      readonly excerpt: string;
    }
  | { readonly kind: 'unreachable' | 'blocked'; readonly error: string };

/** What an attempt means for the delivery, and for the endpoint (`disable`: switch it off, why). */
export type DeliveryVerdict = {
  readonly outcome: Extract<DeliveryOutcome, 'delivered' | 'refused' | 'unreachable' | 'blocked'>;
  /** Null: no further attempt follows by itself. */
  readonly nextAttemptAt: Date | null;
  readonly disable: 'gone' | 'failing' | null;
};

export type DeliveryCircumstances = {
  /** The number of the attempt that has just ended. */
  readonly attempt: number;
  readonly now: Date;
  /** From 0 to 1; spreads the calls of many deliveries. */
  readonly jitter: number;
  /** Since when the endpoint has only failed; null: it did not fail before this. */
  readonly failingSince: Date | null;
};

/** Judges an attempt: 2xx is delivered, 410 ends the endpoint, everything else is tried again until there are no more tries. */
export function afterDelivery(result: CallResult, circumstances: DeliveryCircumstances): DeliveryVerdict {
  const { now, failingSince } = circumstances;
  if (hasArrived(result)) return { outcome: 'delivered', nextAttemptAt: null, disable: null };
  const outcome = result.kind === 'answered' ? 'refused' : result.kind;
  if (result.kind === 'answered' && result.status === 410) return { outcome, nextAttemptAt: null, disable: 'gone' };
  const retryAfter = result.kind === 'answered' ? result.retryAfter : null;
  const isHopeless = failingSince !== null && now.getTime() - failingSince.getTime() >= FAILING_MS;
  return {
    outcome,
    nextAttemptAt: nextDeliveryAttempt({ ...circumstances, retryAfter }),
    disable: isHopeless ? 'failing' : null,
  };
}

/** When a failed delivery is tried again: pauses that grow, a little spread, never before `Retry-After`; null: no more. */
export function nextDeliveryAttempt({
  attempt,
  now,
  jitter,
  retryAfter,
}: Omit<DeliveryCircumstances, 'failingSince'> & { readonly retryAfter: string | null }): Date | null {
  const pause = PAUSES_MS[attempt - 1];
  if (pause === undefined) return null;
  const spread = Math.round(pause * (1 - JITTER + 2 * JITTER * jitter));
  return new Date(now.getTime() + Math.max(spread, retryAfterMs(retryAfter, now)));
}

/** The pause a receiver asks for, in seconds or as a date, at most a day; 0 when it asks for none that can be read. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  const wanted = /^\d{1,9}$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now.getTime();
  return Number.isFinite(wanted) ? Math.min(Math.max(wanted, 0), LONGEST_RETRY_AFTER_MS) : 0;
}

/** True when the receiver took it. */
export function hasArrived(result: CallResult): boolean {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300;
}
