import { randomBytes } from 'node:crypto';
import { type Answer, type Asked, listenForCalls } from '#server/payments/sandbox/listen.ts';
import { BUSY_SECONDS, type Fault } from './provider-contract.ts';

type Transfer = {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly transfer_group: string | null;
  readonly [name: string]: unknown;
};

/** A machine that speaks as Stripe's API does about transfers, and refuses what it refuses. */
export type StripeStandIn = {
  readonly url: string;
  readonly transfers: readonly Transfer[];
  readonly misbehave: (fault: Fault | null) => void;
  readonly close: () => Promise<void>;
};

type House = {
  readonly key: string;
  readonly accounts: ReadonlySet<string>;
  readonly transfers: Transfer[];
  readonly remembered: Map<string, { readonly wanted: string; readonly answer: Answer }>;
  fault: Fault | null;
};

const PARAMETERS = /^(amount|currency|destination|description|source_transaction|transfer_group|metadata\[\w+\])$/;
const PAGE = /^(limit|starting_after|ending_before|transfer_group|destination|created\[(gte|gt|lte|lt)\])$/;

/** @param accounts the connected accounts there are */
export async function stripeStandIn(key: string, accounts: ReadonlySet<string>): Promise<StripeStandIn> {
  const house: House = { key, accounts, transfers: [], remembered: new Map(), fault: null };
  const listening = await listenForCalls(0, async (asked) => {
    const answer = await route(house, asked);
    const headers = { 'Request-Id': `req_${randomBytes(7).toString('hex')}`, ...answer.headers };
    return { ...answer, headers };
  });
  return {
    url: listening.url,
    transfers: house.transfers,
    misbehave: (fault) => {
      house.fault = fault;
    },
    close: listening.close,
  };
}

async function route(house: House, asked: Asked): Promise<Answer> {
  if (asked.bearer !== house.key) return wrong(401, { message: 'Invalid API Key provided: sk_test_****' });
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(String(asked.headers['stripe-version']))) {
    return wrong(400, { message: 'Invalid Stripe API version' });
  }
  if (asked.path !== '/v1/transfers') return wrong(404, { message: `Unrecognized request URL (${asked.method})` });
  if (asked.method === 'GET')
    return house.fault ? spoilt(house.fault, 'lookup', list(house, asked)) : list(house, asked);
  if (asked.method !== 'POST') return wrong(405, { message: 'Method not allowed' });
  if (!asked.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return wrong(400, { message: 'Invalid request: the body must be form-encoded' });
  }
  if (house.fault === 'is_too_busy') return busy();
  return create(house, asked);
}

/** The first answer under a key is kept and given again, whatever it was; with other parameters it is an error. */
function create(house: House, asked: Asked): Answer {
  const key = asked.idempotencyKey ?? randomBytes(9).toString('hex');
  const known = house.remembered.get(key);
  if (known && known.wanted !== asked.text) {
    return wrong(400, { type: 'idempotency_error', message: 'Keys can only be used with the same parameters' });
  }
  if (known) return { ...known.answer, headers: { 'Idempotent-Replayed': 'true' } };
  const made = house.fault === 'refuses' ? notAllowed() : transferFrom(house, new URLSearchParams(asked.text));
  const answer = house.fault ? spoilt(house.fault, 'pay', made) : made;
  if (made.status === 200)
    house.remembered.set(key, { wanted: asked.text, answer: answer.status === 500 ? answer : made });
  return answer;
}

function transferFrom(house: House, wanted: URLSearchParams): Answer {
  const fault = faultOf(house, wanted);
  if (fault) return fault;
  const transfer = transferOf(wanted, Number(wanted.get('amount')));
  house.transfers.unshift(transfer);
  return { status: 200, body: transfer };
}

function faultOf({ accounts }: House, wanted: URLSearchParams): Answer | null {
  const unknown = [...wanted.keys()].find((name) => !PARAMETERS.test(name));
  if (unknown !== undefined) return invalid('parameter_unknown', unknown);
  const missing = ['currency', 'destination'].find((name) => !wanted.get(name));
  if (missing !== undefined) return invalid('parameter_missing', missing);
  if (!/^[1-9]\d*$/.test(wanted.get('amount') ?? '')) return invalid('parameter_invalid_integer', 'amount');
  if (!/^[a-z]{3}$/.test(wanted.get('currency') ?? '')) return invalid('invalid_currency', 'currency');
  return accounts.has(wanted.get('destination') ?? '') ? null : invalid('resource_missing', 'destination');
}

function transferOf(wanted: URLSearchParams, amount: number): Transfer {
  const metadata = [...wanted].flatMap(([name, value]) => {
    const [, field] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
    return field === undefined ? [] : [[field, value]];
  });
  return {
    id: `tr_${randomBytes(12).toString('hex')}`,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    created: Math.floor(Date.now() / 1_000),
    currency: wanted.get('currency') ?? '',
    destination: wanted.get('destination'),
    livemode: false,
    metadata: Object.fromEntries(metadata) as Record<string, string>,
    reversed: false,
    source_transaction: null,
    transfer_group: wanted.get('transfer_group'),
  };
}

function list({ transfers }: House, { query }: Asked): Answer {
  for (const name of query.keys()) if (!PAGE.test(name)) return invalid('parameter_unknown', name);
  const limit = Number(query.get('limit') ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return invalid('parameter_invalid_integer', 'limit');
  const [group, from, to] = ['transfer_group', 'created[gte]', 'created[lt]'].map((name) => query.get(name));
  const after = query.get('starting_after');
  const start = after === null ? 0 : transfers.findIndex(({ id }) => id === after) + 1;
  const found = transfers.slice(start).filter((transfer) => {
    if (group && transfer.transfer_group !== group) return false;
    return transfer.created >= Number(from ?? 0) && transfer.created < Number(to ?? Number.MAX_SAFE_INTEGER);
  });
  const body = { object: 'list', url: '/v1/transfers', has_more: found.length > limit, data: found.slice(0, limit) };
  return { status: 200, body };
}

function spoilt(fault: Fault, on: 'pay' | 'lookup', answer: Answer): Answer {
  const is = (...faults: Fault[]) => faults.includes(fault);
  if (on === 'lookup') {
    if (is('fails_when_asked')) return failed();
    return is('is_silent_when_asked') ? { status: 0, instead: 'silence' } : answer;
  }
  if (is('pays_and_never_answers')) return { status: 0, instead: 'silence' };
  if (is('pays_and_tears_the_answer')) return { status: 0, instead: 'reset' };
  if (is('pays_and_answers_nonsense')) return { status: 200, text: '<html>' };
  return is('pays_and_answers_500') ? failed() : answer;
}

function invalid(code: string, param: string): Answer {
  return wrong(400, { code, param, message: `Invalid value for ${param}` });
}

function notAllowed(): Answer {
  const message = 'Your destination account needs to have at least one of the following capabilities: transfers';
  return wrong(400, { code: 'insufficient_capabilities_for_transfer', message });
}

function busy(): Answer {
  const answer = wrong(429, { code: 'rate_limit', message: 'Too many requests hit the API too quickly' });
  return { ...answer, headers: { 'Retry-After': String(BUSY_SECONDS) } };
}

function failed(): Answer {
  return wrong(500, { type: 'api_error', message: 'An unknown error occurred' });
}

function wrong(status: number, error: Record<string, string>): Answer {
  return { status, body: { error: { type: 'invalid_request_error', ...error } } };
}
