import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** What the API answered at last; null: nobody answered in time, so that nothing is known. */
export type Answered = { readonly status: number; readonly body: unknown } | null;

export type Partner = {
  /** Sends a request until it is answered, always under the same idempotency key. */
  readonly send: (method: string, path: string, body: object, key?: string) => Promise<Answered>;
  /** Reads a page. */
  readonly read: (path: string) => Promise<Answered>;
  readonly counts: { requests: number; unanswered: number; resent: number; faults: number };
};

const PATIENCE_MS = 10_000;
const AGAIN_MS = 250;
/** Asked again: our own fault, nobody there, too many at once, or the first try with this key is not over yet. */
const PASSING = new Set([429, 500, 502, 503, 504]);

/** A partner's till: it gives up only when `deadline` (milliseconds since the epoch) has passed. */
export function partnerOf(web: string, token: string, deadline: () => number): Partner {
  const counts = { requests: 0, unanswered: 0, resent: 0, faults: 0 };
  const once = async (path: string, { headers, ...request }: RequestInit) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const authorized = new Headers(headers);
    authorized.set('authorization', `Bearer ${token}`);
    const response = await fetch(`${web}/api/v1${path}`, { ...request, headers: authorized, signal });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  const untilAnswered = async (path: string, request: RequestInit): Promise<Answered> => {
    counts.requests += 1;
    for (;;) {
      const answer = await once(path, request).catch(() => null);
      if (answer?.status === 500) counts.faults += 1;
      if (answer && !isPassing(answer)) return answer;
      if (Date.now() > deadline()) break;
      counts.resent += 1;
      await delay(AGAIN_MS);
    }
    counts.unanswered += 1;
    return null;
  };
  return {
    counts,
    read: (path) => untilAnswered(path, { method: 'GET' }),
    send: (method, path, body, key = randomUUID()) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      return untilAnswered(path, { method, headers, body: JSON.stringify(body) });
    },
  };
}

function isPassing({ status, body }: { status: number; body: unknown }): boolean {
  if (PASSING.has(status)) return true;
  return status === 409 && codeOf(body) === 'idempotency_key_in_use';
}

/** The machine-readable word of a refusal. */
export function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'none';
}
