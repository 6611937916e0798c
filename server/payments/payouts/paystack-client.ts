import { z } from 'zod';
import { callProvider, jsonOf, type ProviderReply, retryAfterMs, unanswered } from './call-provider.ts';
import type { NotSent, Unknown } from './port.ts';

/** What Paystack told: its data; a definite no; or nothing that could be relied on. */
export type Told =
  | { readonly kind: 'ok'; readonly data: unknown }
  | {
      readonly kind: 'no';
      readonly status: number;
      readonly code: string;
      readonly message: string;
      /** The fault is ours: a wrong key, a request it does not take, no money left at Paystack. */
      readonly isOurFault: boolean;
      readonly answer: NotSent;
    }
  | { readonly kind: 'silent'; readonly answer: NotSent | Unknown };

export type PaystackClient = {
  readonly post: (path: string, body: object) => Promise<Told>;
  /** @param whole the answer as a whole, where its `meta` counts as well */
  readonly get: (path: string, options?: { readonly whole?: boolean }) => Promise<Told>;
};

type Access = {
  readonly secret: string;
  readonly base: string;
  readonly timeoutMs: number;
  readonly now: () => Date;
};

const envelope = z.object({
  status: z.boolean(),
  message: z.string(),
  code: z.string().optional(),
  data: z.unknown().optional(),
});

/** A thin client of Paystack's API: JSON over HTTPS, every answer in an envelope. */
export function paystackClient({ secret, base, timeoutMs, now }: Access): PaystackClient {
  const url = (path: string) => `${base.replace(/\/$/, '')}${path}`;
  const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
  return {
    post: async (path, body) => {
      const call = { method: 'POST', url: url(path), headers, body: JSON.stringify(body), timeoutMs } as const;
      return toldBy(await callProvider(call), now());
    },
    get: async (path, { whole = false } = {}) => {
      return toldBy(await callProvider({ method: 'GET', url: url(path), headers, timeoutMs }), now(), whole);
    },
  };
}

function toldBy(reply: ProviderReply, now: Date, whole = false): Told {
  if (reply.reached !== 'answer') return { kind: 'silent', answer: unanswered(reply) };
  const { status, headers, text } = reply;
  const read = envelope.safeParse(jsonOf(text));
  if (status === 429) return { kind: 'silent', answer: tooMany(headers, now) };
  if (!read.success || status >= 500 || status === 408) {
    return { kind: 'silent', answer: { outcome: 'unknown', message: `answered ${status}` } };
  }
  if (status < 300 && read.data.status) return { kind: 'ok', data: whole ? jsonOf(text) : read.data.data };
  return definiteNo(status, read.data);
}

function tooMany(headers: Headers, now: Date): NotSent {
  const wait = retryAfterMs(headers.get('Retry-After'), now);
  return { outcome: 'not_sent', message: 'too many requests', ...(wait !== undefined && { retryAfterMs: wait }) };
}

/** Its sentences may name accounts: what is kept of them is the code. */
function definiteNo(status: number, { code, message }: z.infer<typeof envelope>): Told {
  const word = (code ?? `status_${status}`).toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');
  const isOurFault = status === 401 || status === 403 || word === 'insufficient_balance';
  const answer = { outcome: 'not_sent', message: `refused by Paystack: ${word}`, pausesProvider: true } as const;
  return { kind: 'no', status, code: word, message, isOurFault, answer };
}
