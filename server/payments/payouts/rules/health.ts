/** When a provider is called, when it is left alone, and when one call is let through to see whether it is back. */
import type { LookupAnswer, NotSent, PayAnswer } from '../port.ts';
import type { Pacing } from '../rules.ts';

/** How a provider is doing, as all processes share it. */
export type Health = {
  /** Calls in a row that failed on the way. */
  readonly failures: number;
  /** How often in a row it was left alone without getting well. */
  readonly timesOpened: number;
  /** Left alone until then; in the past: one call may try it. Null: it is well. */
  readonly openUntil: Date | null;
  /** Somebody is trying it, at the latest until then. */
  readonly probeUntil: Date | null;
  /** A fault of ours was found then: nothing is sent until a person has looked. */
  readonly pausedAt: Date | null;
  readonly pauseReason: string | null;
};

export const WELL: Health = {
  failures: 0,
  timesOpened: 0,
  openUntil: null,
  probeUntil: null,
  pausedAt: null,
  pauseReason: null,
};

/** Failures in a row after which a provider is left alone. */
export const FAILURES_TO_OPEN = 5;
/** A pause ends by a person's hand; so often is looked whether it has. */
const PAUSE_LOOK_MS = 60_000;
/** So often is looked whether a probe has come back. */
const PROBE_LOOK_MS = 5_000;
const LONGEST_COOLDOWN_MS = 10 * 60_000;
/** A provider that asks for more patience than this is asked again all the same. */
const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000;

/** Whether a call may go out now. `probe`: this one only, to see whether the provider is back. */
export type Gate =
  | { readonly way: 'free' | 'probe' }
  | { readonly way: 'shut'; readonly until: Date; readonly why: 'paused' | 'open' | 'probing' };

export type BreakerState = 'closed' | 'open' | 'half_open' | 'paused';

export function gateAt(health: Health, now: Date, { cooldownMs }: Pacing): Gate {
  const later = (ms: number) => new Date(now.getTime() + ms);
  if (health.pausedAt) return { way: 'shut', until: later(Math.min(PAUSE_LOOK_MS, cooldownMs * 2)), why: 'paused' };
  if (!health.openUntil) return { way: 'free' };
  if (health.openUntil > now) return { way: 'shut', until: health.openUntil, why: 'open' };
  if (health.probeUntil && health.probeUntil > now) {
    return { way: 'shut', until: later(Math.min(PROBE_LOOK_MS, cooldownMs)), why: 'probing' };
  }
  return { way: 'probe' };
}

/** The state in one word, for people. */
export function breakerState({ pausedAt, openUntil }: Health, now: Date): BreakerState {
  if (pausedAt) return 'paused';
  if (!openUntil) return 'closed';
  return openUntil > now ? 'open' : 'half_open';
}

/**
 * What a call's answer tells of the provider. Any definite answer means that it is well; what was lost or turned away on
 * the way counts as a failure; what the provider itself asks to be waited is waited by everybody.
 */
export function healthAfter(health: Health, answer: PayAnswer | LookupAnswer, now: Date, pacing: Pacing): Health {
  if (isDefinite(answer)) {
    return { ...WELL, pausedAt: health.pausedAt, pauseReason: health.pauseReason };
  }
  if (answer.outcome === 'not_sent' && answer.pausesProvider) {
    return {
      ...health,
      probeUntil: null,
      pausedAt: health.pausedAt ?? now,
      pauseReason: health.pauseReason ?? answer.message,
    };
  }
  const failed = { ...health, failures: health.failures + 1 };
  if (answer.retryAfterMs) return askedToWait(failed, answer.retryAfterMs, now);
  if (failed.openUntil && failed.openUntil > now) return failed;
  if (failed.failures < FAILURES_TO_OPEN && !failed.openUntil) return failed;
  const cooldown = Math.min(pacing.cooldownMs * 2 ** Math.min(health.timesOpened, 10), LONGEST_COOLDOWN_MS);
  const openUntil = new Date(now.getTime() + cooldown);
  return { ...failed, openUntil, probeUntil: null, timesOpened: health.timesOpened + 1 };
}

/** Of the provider, not of the payment. */
function isDefinite(answer: PayAnswer | LookupAnswer): answer is Exclude<PayAnswer | LookupAnswer, NotSent> {
  if (answer.outcome === 'unknown') return answer.isOfThisAlone === true;
  return answer.outcome !== 'not_sent';
}

function askedToWait(health: Health, retryAfterMs: number, now: Date): Health {
  const asked = new Date(now.getTime() + Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS));
  const isLonger = !health.openUntil || health.openUntil < asked;
  return { ...health, openUntil: isLonger ? asked : health.openUntil, probeUntil: null };
}
