import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Asked, listenForCalls } from '#server/payments/sandbox/listen.ts';
import { BUSY_SECONDS, type Fault } from './provider-contract.ts';

export type PaystackTransfer = {
  readonly id: number;
  readonly reference: string;
  readonly transfer_code: string;
  readonly amount: number;
  readonly currency: string;
  readonly createdAt: string;
  status: string;
};

/** A machine that speaks as Paystack's API does about transfers, and refuses what it refuses. */
export type PaystackStandIn = {
  readonly url: string;
  readonly transfers: readonly PaystackTransfer[];
  readonly misbehave: (fault: Fault | null) => void;
  /** The status new transfers begin in: `success`, or `pending` where the bank takes its time. */
  readonly begin: (status: string) => void;
  readonly close: () => Promise<void>;
};

type House = {
  readonly secret: string;
  readonly transfers: PaystackTransfer[];
  readonly recipients: Map<string, string>;
  fault: Fault | null;
  status: string;
};

const recipientBody = z.object({
  type: z.enum(['nuban', 'ghipss', 'mobile_money', 'basa']),
  name: z.string().min(1),
  account_number: z.string().regex(/^\d+$/),
  bank_code: z.string().min(1),
  currency: z.string().length(3),
});
const transferBody = z.object({
  source: z.literal('balance'),
  amount: z.int().min(1),
  currency: z.string().length(3),
  recipient: z.string(),
  reference: z.string(),
  reason: z.string().optional(),
});

/** No bank has it. */
export const NO_BANK = '000';

export async function paystackStandIn(secret: string): Promise<PaystackStandIn> {
  const house: House = { secret, transfers: [], recipients: new Map(), fault: null, status: 'success' };
  const listening = await listenForCalls(0, async (asked) => route(house, asked));
  return {
    url: listening.url,
    transfers: house.transfers,
    misbehave: (fault) => {
      house.fault = fault;
    },
    begin: (status) => {
      house.status = status;
    },
    close: listening.close,
  };
}

function route(house: House, asked: Asked): Answer {
  const { method, path, body } = asked;
  const [, reference] = /^\/transfer\/verify\/([^/]+)$/.exec(path) ?? [];
  const refused = refusalOf(house, asked);
  if (refused) return refused;
  if (method === 'GET' && reference !== undefined) return verify(house, decodeURIComponent(reference));
  switch (`${method} ${path}`) {
    case 'POST /transferrecipient':
      return makeRecipient(house, body);
    case 'POST /transfer':
      return spoilt(house.fault, () => initiate(house, body));
    case 'GET /transfer':
      return list(house, asked.query);
    default:
      return { status: 404, body: { status: false, message: 'Cannot find the address' } };
  }
}

function refusalOf({ secret }: House, { method, headers, bearer }: Asked): Answer | null {
  if (bearer === null) return no(401, 'invalid_format', 'Format is Authorization: Bearer [secret key]');
  if (bearer !== secret) return no(401, 'invalid_Key', 'Invalid key');
  if (method !== 'POST' || headers['content-type'] === 'application/json') return null;
  return no(400, 'invalid_params', 'The request body must be JSON');
}

/** The same account is the same recipient. */
function makeRecipient({ recipients }: House, body: unknown): Answer {
  const read = recipientBody.safeParse(body);
  if (!read.success) return no(400, 'invalid_params', z.prettifyError(read.error));
  if (read.data.bank_code === NO_BANK) return no(400, 'invalid_bank_code', 'Invalid bank code');
  const account = `${read.data.bank_code}/${read.data.account_number}/${read.data.currency}`;
  const code = recipients.get(account) ?? `RCP_${randomBytes(8).toString('hex')}`;
  recipients.set(account, code);
  return ok(201, 'Transfer recipient created successfully', { recipient_code: code, active: true });
}

function initiate(house: House, body: unknown): Answer {
  const read = transferBody.safeParse(body);
  if (!read.success) return no(400, 'invalid_params', z.prettifyError(read.error));
  const { recipient, reference, amount, currency } = read.data;
  if (!/^[a-z0-9_-]{16,50}$/.test(reference)) {
    return no(400, 'invalid_reference', 'Your reference contains illegal special characters');
  }
  if (house.fault === 'refuses' || ![...house.recipients.values()].includes(recipient)) {
    return no(400, 'invalid_recipient', 'Recipient specified is invalid');
  }
  if (house.transfers.some((known) => known.reference === reference)) {
    const message = 'Please provide a unique reference. Reference already exists on a transfer';
    return no(400, 'duplicate_reference', message);
  }
  const transfer = {
    id: house.transfers.length + 860_670_817,
    transfer_code: `TRF_${randomBytes(8).toString('hex')}`,
    createdAt: new Date().toISOString(),
    status: house.status,
    reference,
    amount,
    currency,
  };
  house.transfers.push(transfer);
  return ok(200, 'Transfer has been queued', transfer);
}

function verify({ transfers, fault }: House, reference: string): Answer {
  if (fault === 'fails_when_asked') return failed();
  if (fault === 'is_silent_when_asked') return { status: 0, instead: 'silence' };
  const found = transfers.find((transfer) => transfer.reference === reference);
  return found ? ok(200, 'Transfer retrieved', found) : no(404, 'transfer_not_found', 'Transfer not found');
}

function list({ transfers }: House, query: URLSearchParams): Answer {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '9'];
  const start = Number(query.get('next') ?? 0);
  const perPage = Number(query.get('perPage') ?? 50);
  const found = transfers.filter(({ createdAt }) => createdAt >= from && createdAt < to);
  const next = start + perPage < found.length ? String(start + perPage) : null;
  const data = found.slice(start, start + perPage);
  return { status: 200, body: { status: true, message: 'Transfers retrieved', data, meta: { next, perPage } } };
}

function spoilt(fault: Fault | null, answer: () => Answer): Answer {
  if (fault === 'is_too_busy') {
    const busy = no(429, 'rate_limited', 'Please wait a few minutes and try again.');
    return { ...busy, headers: { 'Retry-After': String(BUSY_SECONDS) } };
  }
  const given = answer();
  if (fault === 'pays_and_never_answers') return { status: 0, instead: 'silence' };
  if (fault === 'pays_and_tears_the_answer') return { status: 0, instead: 'reset' };
  if (fault === 'pays_and_answers_nonsense') return { status: 200, text: '<html>' };
  return fault === 'pays_and_answers_500' ? failed() : given;
}

function failed(): Answer {
  return { status: 500, body: { status: false, message: 'An error occurred', type: 'api_error', code: 'unknown' } };
}

function ok(status: number, message: string, data: object): Answer {
  return { status, body: { status: true, message, data } };
}

function no(status: number, code: string, message: string): Answer {
  return { status, body: { status: false, message, type: 'validation_error', code } };
}
