import type { NotSent, Unknown } from './port.ts';

const LONGEST_ANSWER = 1024 * 1024;

/** Faults that come before the first byte of a request can have left this machine. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export type ProviderRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
};

/** How far a call came: an answer; surely not sent; or sent, and nobody knows what became of it. */
export type ProviderReply = Answered | { readonly reached: 'not_sent' | 'lost'; readonly message: string };
export type Answered = {
  readonly reached: 'answer';
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** Calls a provider once; follows no redirects, waits no longer than told, reads at most a megabyte. Never throws. */
export async function callProvider({ method, url, headers, body, timeoutMs }: ProviderRequest): Promise<ProviderReply> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    const text = await textOf(response);
    return { reached: 'answer', status: response.status, headers: response.headers, text };
  } catch (error) {
    const code = faultCode(error);
    const message = describeFault(error, code, timeoutMs);
    return { reached: code !== null && BEFORE_SENDING.has(code) ? 'not_sent' : 'lost', message };
  }
}

/** What a call without an answer means for a payment. */
export function unanswered({ reached, message }: Exclude<ProviderReply, Answered>): NotSent | Unknown {
  return { outcome: reached === 'not_sent' ? 'not_sent' : 'unknown', message };
}

/** True for a fault that came before anything was sent. */
export function isBeforeSending(error: unknown): boolean {
  const code = faultCode(error);
  return code !== null && BEFORE_SENDING.has(code);
}

/** The JSON of an answer; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What `Retry-After` asks for, in milliseconds: seconds or a date. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LONGEST_ANSWER) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function faultCode(error: unknown): string | null {
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    if ('code' in fault && typeof fault.code === 'string') return fault.code;
  }
  return null;
}

function describeFault(error: unknown, code: string | null, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  return code ? `the connection failed: ${code}` : 'the connection failed';
}
