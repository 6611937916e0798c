import { z } from 'zod';
import {
  payoutList,
  type SandboxNotice,
  type SandboxPayout,
  sandboxError,
  sandboxNotice,
  sandboxPayout,
} from '#server/payments/sandbox/contract.ts';
import { isSigned, SIGNATURE_HEADER } from '#server/payments/sandbox/signature.ts';
import { callProvider, jsonOf, type ProviderReply, retryAfterMs, unanswered } from './call-provider.ts';
import type { ProviderGround, ProviderPlug } from './plug.ts';
import type {
  LookupAnswer,
  NotSent,
  Paid,
  PayAnswer,
  Payment,
  PayoutProvider,
  ProviderNotice,
  Refused,
  StatementLine,
  Unknown,
} from './port.ts';

const account = z.strictObject({ recipient: z.string().min(1).max(255) });

/** Our own provider to build and test against. A customer without an account is paid under their id. */
export const sandboxPlug: ProviderPlug = {
  name: 'sandbox',
  variables: {
    SANDBOX_URL: z.url().nullable().default(null),
    SANDBOX_SECRET: z.string().min(16).nullable().default(null),
    SANDBOX_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
    SANDBOX_KEY_WINDOW_MS: z.coerce
      .number()
      .int()
      .min(1)
      .default(24 * 3_600_000),
  },
  needs: ['SANDBOX_URL', 'SANDBOX_SECRET'],
  account: { input: account, label: (details) => `…${account.parse(details).recipient.slice(-4)}` },
  create: async (ground) => {
    const { SANDBOX_URL: url, SANDBOX_SECRET: secret, SANDBOX_TIMEOUT_MS, SANDBOX_KEY_WINDOW_MS } = ground.settings;
    if (typeof url !== 'string' || typeof secret !== 'string') return null;
    const timing = { timeoutMs: Number(SANDBOX_TIMEOUT_MS), keyWindowMs: Number(SANDBOX_KEY_WINDOW_MS) };
    return createSandbox(ground, { url: url.replace(/\/$/, ''), secret, ...timing });
  },
};

type Access = {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs: number;
  readonly keyWindowMs: number;
};

function createSandbox(ground: ProviderGround, access: Access): PayoutProvider {
  return {
    name: sandboxPlug.name,
    capabilities: { keyWindowMs: access.keyWindowMs },
    pay: async (payment) => {
      const recipient = await recipientOf(ground, payment);
      return payAnswer(await post(access, payment, recipient), ground.now());
    },
    lookup: async (key) => {
      return lookupAnswer(await get(access, `/v1/payouts/by-key/${encodeURIComponent(key)}`), ground.now());
    },
    verifyWebhook: (rawBody, headers) => {
      if (!isSigned(access.secret, rawBody, headers.get(SIGNATURE_HEADER), ground.now())) return null;
      const read = sandboxNotice.safeParse(jsonOf(Buffer.from(rawBody).toString('utf8')));
      return read.success ? noticeOf(read.data) : 'irrelevant';
    },
    statement: (from, to) => statementOf(access, from, to),
  };
}

async function recipientOf({ accounts }: ProviderGround, payment: Payment): Promise<string> {
  const known = account.safeParse(await accounts.detailsOf(payment, sandboxPlug.name));
  return known.success ? known.data.recipient : `customer:${payment.userId}`;
}

function post({ url, secret, timeoutMs }: Access, payment: Payment, recipient: string): Promise<ProviderReply> {
  const headers = {
    Authorization: `Bearer ${secret}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': payment.key,
  };
  const body = JSON.stringify({ amount: Number(payment.amountMinor), currency: payment.currency, recipient });
  return callProvider({ method: 'POST', url: `${url}/v1/payouts`, headers, body, timeoutMs });
}

function get({ url, secret, timeoutMs }: Access, path: string): Promise<ProviderReply> {
  return callProvider({
    method: 'GET',
    url: `${url}${path}`,
    headers: { Authorization: `Bearer ${secret}` },
    timeoutMs,
  });
}

function payAnswer(reply: ProviderReply, now: Date): PayAnswer {
  if (reply.reached === 'answer' && reply.status === 201) return readPayout(reply.text);
  if (reply.reached !== 'answer' || reply.status !== 402) return answered(reply, now);
  const { code, message } = errorOf(reply.text);
  return { outcome: 'refused', code, message, response: { status: reply.status, code, message } };
}

function lookupAnswer(reply: ProviderReply, now: Date): LookupAnswer {
  const isUnknownKey = reply.reached === 'answer' && reply.status === 404 && errorOf(reply.text).code === 'not_found';
  return isUnknownKey ? { outcome: 'not_found' } : answered(reply, now);
}

/** What both questions may be answered with. */
function answered(reply: ProviderReply, now: Date): Paid | Refused | Unknown | NotSent {
  if (reply.reached !== 'answer') return unanswered(reply);
  const { status, headers, text } = reply;
  if (status === 200) return readPayout(text);
  const { code, message } = errorOf(text);
  if (status === 400 || status === 401)
    return { outcome: 'not_sent', message: `${code}: ${message}`, pausesProvider: true };
  const wait = retryAfterMs(headers.get('Retry-After'), now);
  const later = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 429) return { outcome: 'not_sent', message, ...later };
  if (status === 409) return { outcome: 'unknown', message: `${code}: ${message}`, isOfThisAlone: true };
  return { outcome: 'unknown', message: `answered ${status}: ${message}`, ...later };
}

function readPayout(text: string): Paid | Refused | Unknown {
  const read = sandboxPayout.safeParse(jsonOf(text));
  return read.success ? answerOf(read.data) : { outcome: 'unknown', message: 'the answer cannot be read' };
}

function answerOf({ id, status, code, message }: SandboxPayout): Paid | Refused {
  if (status === 'paid') return { outcome: 'paid', reference: id, response: { id, status } };
  const why = { code: code ?? 'refused', message: message ?? 'refused' };
  return { outcome: 'refused', ...why, response: { id, status, ...why } };
}

function noticeOf({ id, payout }: SandboxNotice): ProviderNotice {
  const { key, amount, currency } = payout;
  return { eventId: id, key, answer: answerOf(payout), amountMinor: BigInt(amount), currency };
}

function errorOf(text: string): { code: string; message: string } {
  const read = sandboxError.safeParse(jsonOf(text));
  return read.success ? read.data.error : { code: 'unreadable', message: 'the answer cannot be read' };
}

async function* statementOf(access: Access, from: Date, to: Date): AsyncGenerator<StatementLine> {
  let after: string | null = '0';
  while (after !== null) {
    const query = new URLSearchParams({ after, from: from.toISOString(), to: to.toISOString() });
    const reply: ProviderReply = await get(access, `/v1/payouts?${query}`);
    if (reply.reached !== 'answer' || reply.status !== 200) throw new Error('the sandbox gave no statement');
    const page = payoutList.parse(jsonOf(reply.text));
    yield* page.data.map(lineOf);
    after = page.next;
  }
}

function lineOf({ id, key, amount, currency, status, createdAt }: SandboxPayout): StatementLine {
  return { reference: id, key, amountMinor: BigInt(amount), currency, outcome: status, at: new Date(createdAt) };
}
