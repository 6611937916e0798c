import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Books, type Entry, openBooks } from './books.ts';
import { type BehaviourPlan, behaviourPlan, type Misbehaviour, payoutRequest, type SandboxPayout } from './contract.ts';
import { type Answer, type Asked, listenForCalls } from './listen.ts';
import { misbehaviourAt } from './rules.ts';
import { type Notices, noticesSigned } from './send-notices.ts';

export type SandboxOptions = {
  /** Callers give it as their bearer token; webhooks are signed with it. */
  readonly secret: string;
  /** A free one when 0. */
  readonly port?: number;
  /** Where the books are kept; in memory when absent. */
  readonly booksFile?: string | null;
  readonly plan?: z.input<typeof behaviourPlan>;
  readonly now?: () => Date;
};

export type Sandbox = {
  readonly url: string;
  /** Behaves by another plan from now on. */
  readonly behave: (plan: z.input<typeof behaviourPlan>) => void;
  /** All its books, the oldest entry first. */
  readonly entries: () => readonly Entry[];
  readonly close: () => Promise<void>;
};

type House = { plan: BehaviourPlan; readonly books: Books; readonly notices: Notices; readonly now: () => Date };

type Wanted = z.output<typeof payoutRequest>;

/** Those that go wrong before any money has moved. */
const NOTHING_MOVES: ReadonlySet<Misbehaviour> = new Set(['silence', 'fail_500', 'reset', 'rate_limit']);
const LONGEST_PAGE = 100;
const MOST = Number.MAX_SAFE_INTEGER;

/** A payout provider of our own to build and test against: real HTTP, books of its own, misbehaving as planned. */
export async function serveSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { secret, port = 0, booksFile = null, plan = {}, now = () => new Date() } = options;
  const notices = noticesSigned(secret);
  const house: House = { plan: behaviourPlan.parse(plan), books: openBooks(booksFile), notices, now };
  const count = callCounter();
  const listening = await listenForCalls(port, async (asked) => {
    if (asked.bearer !== secret) return failure(401, 'unauthorized', 'this secret is not known here');
    return (await route(house, count, asked)) ?? failure(404, 'not_found', 'there is nothing at this address');
  });
  return {
    url: listening.url,
    behave: (next) => {
      house.plan = behaviourPlan.parse(next);
    },
    entries: () => house.books.list({ after: 0, limit: MOST }),
    close: async () => {
      await listening.close();
      await notices.stop();
      house.books.close();
    },
  };
}

/** Counts the calls of a kind for a key: the first is 1. */
function callCounter() {
  const counts = new Map<string, number>();
  return (on: string, key: string) => {
    const nth = (counts.get(`${on} ${key}`) ?? 0) + 1;
    counts.set(`${on} ${key}`, nth);
    return nth;
  };
}

type Count = ReturnType<typeof callCounter>;

async function route(house: House, count: Count, asked: Asked): Promise<Answer | null> {
  const { method, path } = asked;
  if (method === 'POST' && path === '/v1/payouts') return takePayout(house, count, asked);
  if (method === 'GET' && path === '/v1/payouts') return listPayouts(house, asked);
  const [, key] = /^\/v1\/payouts\/by-key\/([^/]+)$/.exec(path) ?? [];
  if (method === 'GET' && key !== undefined) return findPayout(house, count, decodeURIComponent(key));
  if (path !== '/control/plan') return null;
  if (method === 'PUT') return changePlan(house, asked);
  return method === 'GET' ? { status: 200, body: house.plan } : null;
}

function takePayout(house: House, count: Count, asked: Asked): Answer {
  const key = asked.idempotencyKey;
  if (!key || key.length > 255) return failure(400, 'key_missing', 'the Idempotency-Key header is needed');
  const read = payoutRequest.safeParse(asked.body);
  if (!read.success) return failure(400, 'invalid_request', z.prettifyError(read.error));
  const known = remembered(house, key).findLast(({ status }) => status === 'paid');
  if (known && !isSame(known, read.data)) return failure(409, 'key_reused', 'this key was used for another payout');
  const call = { on: 'pay', key, recipient: read.data.recipient, nth: count('pay', key) } as const;
  return answerPayout(house, key, read.data, known, misbehaviourAt(house.plan, call));
}

function answerPayout(
  house: House,
  key: string,
  wanted: Wanted,
  known: Entry | undefined,
  wrong: Misbehaviour | null,
): Answer {
  if (wrong !== null && NOTHING_MOVES.has(wrong)) return spoilt(house, wrong);
  if (wrong === 'decline' && !known) return decline(house, key, wanted);
  const paid = known ?? record(house, { key, ...wanted, status: 'paid', code: null, message: null });
  const answer = { status: known ? 200 : 201, body: viewOf(paid) };
  return wrong === null || wrong === 'decline' ? answer : spoilt(house, wrong, answer);
}

function decline(house: House, key: string, wanted: Wanted): Answer {
  const why = { code: 'account_closed', message: 'the recipient takes no payouts' };
  record(house, { key, ...wanted, status: 'refused', ...why });
  return failure(402, why.code, why.message);
}

function findPayout(house: House, count: Count, key: string): Answer {
  const found = remembered(house, key);
  const entry = found.findLast(({ status }) => status === 'paid') ?? found.at(-1);
  const call = { on: 'lookup', key, recipient: entry?.recipient ?? '', nth: count('lookup', key) } as const;
  const wrong = misbehaviourAt(house.plan, call);
  const answer = entry ? { status: 200, body: viewOf(entry) } : failure(404, 'not_found', 'no payout has this key');
  return wrong === null || wrong === 'decline' ? answer : spoilt(house, wrong, answer);
}

const listQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(LONGEST_PAGE).default(LONGEST_PAGE),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

function listPayouts({ books }: House, { query }: Asked): Answer {
  const read = listQuery.safeParse(Object.fromEntries(query));
  if (!read.success) return failure(400, 'invalid_request', z.prettifyError(read.error));
  const page = books.list({ ...read.data, limit: read.data.limit + 1 });
  const shown = page.slice(0, read.data.limit);
  const next = page.length > shown.length ? String(shown.at(-1)?.sequence ?? 0) : null;
  return { status: 200, body: { data: shown.map(viewOf), next } };
}

function changePlan(house: House, { body }: Asked): Answer {
  const read = behaviourPlan.safeParse(body);
  if (!read.success) return failure(400, 'invalid_request', z.prettifyError(read.error));
  house.plan = read.data;
  return { status: 200, body: house.plan };
}

function record(house: House, entry: Omit<SandboxPayout, 'id' | 'createdAt'>): SandboxPayout {
  const payout = { id: `po_${randomBytes(12).toString('hex')}`, createdAt: house.now().toISOString(), ...entry };
  house.books.record(payout);
  house.notices.tell(house.plan, payout);
  return payout;
}

/** What the provider still knows of a key. */
function remembered({ books, plan, now }: House, key: string): readonly Entry[] {
  const { keyWindowMs } = plan;
  const entries = books.under(key);
  if (keyWindowMs === null) return entries;
  const since = new Date(now().getTime() - keyWindowMs).toISOString();
  return entries.filter(({ createdAt }) => createdAt >= since);
}

function isSame(entry: SandboxPayout, wanted: Wanted): boolean {
  const { amount, currency, recipient } = wanted;
  return entry.amount === amount && entry.currency === currency && entry.recipient === recipient;
}

/** An answer as the misbehaviour leaves it. */
function spoilt({ plan }: House, wrong: Misbehaviour, answer?: Answer): Answer {
  switch (wrong) {
    case 'late':
      return { ...(answer ?? failure(500, 'internal', 'something went wrong')), afterMs: plan.lateMs };
    case 'silence':
    case 'pay_then_silence':
      return { status: 0, instead: 'silence' };
    case 'reset':
    case 'pay_then_reset':
      return { status: 0, instead: 'reset' };
    case 'pay_then_unreadable':
      return { status: 200, text: '<html>Bad gateway' };
    case 'rate_limit':
      return { ...failure(429, 'too_many', 'slow down'), headers: { 'Retry-After': String(plan.retryAfterSeconds) } };
    default:
      return failure(500, 'internal', 'something went wrong');
  }
}

function viewOf({
  id,
  key,
  status,
  amount,
  currency,
  recipient,
  code,
  message,
  createdAt,
}: SandboxPayout): SandboxPayout {
  return { id, key, status, amount, currency, recipient, code, message, createdAt };
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}
