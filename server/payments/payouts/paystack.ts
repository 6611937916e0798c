import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { jsonOf } from './call-provider.ts';
import { type PaystackClient, paystackClient, type Told } from './paystack-client.ts';
import { noAccount, type ProviderGround, type ProviderPlug } from './plug.ts';
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

/** A recipient that Paystack knows already, or the bank account it makes one of. */
const account = z.union([
  z.strictObject({ recipientCode: z.string().regex(/^RCP_\w{1,64}$/) }),
  z.strictObject({
    name: z.string().min(1).max(255),
    accountNumber: z.string().regex(/^\d{6,20}$/),
    bankCode: z.string().regex(/^\w{2,12}$/),
  }),
]);
type Account = z.infer<typeof account>;

/** A transfer as far as we rely on it. */
const transferShape = z.object({
  id: z.int(),
  status: z.string(),
  amount: z.int(),
  currency: z.string(),
  reference: z.string(),
  transfer_code: z.string(),
  createdAt: z.iso.datetime().optional(),
});
type Transfer = z.infer<typeof transferShape>;

/** Transfers to bank accounts. The payment's key is the transfer's reference, which Paystack takes once for ever. */
export const paystackPlug: ProviderPlug = {
  name: 'paystack',
  variables: {
    PAYSTACK_SECRET_KEY: z.string().min(8).nullable().default(null),
    PAYSTACK_API_BASE: z.url().default('https://api.paystack.co'),
    PAYSTACK_TIMEOUT_MS: z.coerce.number().int().min(1).default(15_000),
  },
  needs: ['PAYSTACK_SECRET_KEY'],
  account: {
    input: account,
    label: (details) => {
      const known = account.parse(details);
      return 'recipientCode' in known
        ? `RCP_…${known.recipientCode.slice(-4)}`
        : `•••• ${known.accountNumber.slice(-4)}`;
    },
  },
  create: async (ground) => {
    const { PAYSTACK_SECRET_KEY: secret, PAYSTACK_API_BASE: base, PAYSTACK_TIMEOUT_MS: timeout } = ground.settings;
    if (typeof secret !== 'string') return null;
    const client = paystackClient({ secret, base: String(base), timeoutMs: Number(timeout), now: ground.now });
    return createPaystack(ground, client, secret);
  },
};

function createPaystack(ground: ProviderGround, client: PaystackClient, secret: string): PayoutProvider {
  return {
    name: paystackPlug.name,
    capabilities: { keyWindowMs: null },
    pay: async (payment) => {
      const known = account.safeParse(await ground.accounts.detailsOf(payment, paystackPlug.name));
      return known.success ? pay(client, payment, known.data) : noAccount();
    },
    lookup: (key) => lookup(client, key),
    verifyWebhook: (rawBody, headers) => {
      if (!isSigned(secret, rawBody, headers.get('x-paystack-signature'))) return null;
      return noticeOf(rawBody) ?? 'irrelevant';
    },
    statement: (from, to) => statementOf(client, from, to),
  };
}

async function pay(client: PaystackClient, payment: Payment, to: Account): Promise<PayAnswer> {
  const recipient = await recipientOf(client, payment, to);
  if (typeof recipient !== 'string') return recipient;
  const { key: reference, amountMinor, currency } = payment;
  const amount = Number(amountMinor);
  const told = await client.post('/transfer', {
    source: 'balance',
    amount,
    currency,
    recipient,
    reference,
    reason: 'Cashback',
  });
  if (told.kind === 'ok') return readTransfer(told.data);
  if (isRepeated(told)) return askedInstead(client, payment);
  return isAboutRecipient(told) ? refusal(told) : told.answer;
}

/** The recipient's code. Making the recipient of a bank account again gives the same one, and moves nothing. */
async function recipientOf(
  client: PaystackClient,
  { currency }: Payment,
  to: Account,
): Promise<string | Refused | NotSent | Unknown> {
  if ('recipientCode' in to) return to.recipientCode;
  const { name, accountNumber, bankCode } = to;
  const bank = { type: 'nuban', name, account_number: accountNumber, bank_code: bankCode, currency };
  const told = await client.post('/transferrecipient', bank);
  if (told.kind === 'no') return told.isOurFault ? told.answer : refusal(told);
  // Nothing was paid yet, whatever became of this question.
  if (told.kind === 'silent') return { ...told.answer, outcome: 'not_sent' };
  const read = z.object({ recipient_code: z.string().startsWith('RCP_') }).safeParse(told.data);
  return read.success ? read.data.recipient_code : { outcome: 'not_sent', message: 'the recipient cannot be read' };
}

/** Paystack has this reference already: what became of it counts, if it is this payment. */
async function askedInstead(client: PaystackClient, { key, amountMinor, currency }: Payment): Promise<PayAnswer> {
  const told = await client.get(`/transfer/verify/${encodeURIComponent(key)}`);
  const read = told.kind === 'ok' ? transferShape.safeParse(told.data) : null;
  if (!read?.success) return { outcome: 'unknown', message: 'the reference is taken, and nothing is told of it' };
  const isThis = BigInt(read.data.amount) === amountMinor && read.data.currency === currency;
  return isThis
    ? saidOf(read.data)
    : { outcome: 'unknown', message: 'the reference is another payment', isOfThisAlone: true };
}

async function lookup(client: PaystackClient, key: string): Promise<LookupAnswer> {
  const told = await client.get(`/transfer/verify/${encodeURIComponent(key)}`);
  if (told.kind === 'ok') return readTransfer(told.data);
  return isUnknownReference(told) ? { outcome: 'not_found' } : told.answer;
}

function readTransfer(data: unknown): Paid | Refused | Unknown {
  const read = transferShape.safeParse(data);
  return read.success ? saidOf(read.data) : { outcome: 'unknown', message: 'the answer cannot be read' };
}

const ON_ITS_WAY_MS = 60_000;
const ENDED_BADLY = new Set(['failed', 'reversed', 'abandoned', 'blocked', 'rejected']);

/** A transfer that waits for a bank, or for somebody's one-time password, may still be paid. */
function saidOf({ status, transfer_code: code, amount, currency }: Transfer): Paid | Refused | Unknown {
  const response = { status, transferCode: code, amount, currency };
  if (status === 'success') return { outcome: 'paid', reference: code, response };
  if (ENDED_BADLY.has(status)) {
    return { outcome: 'refused', code: `transfer_${status}`, message: `the transfer was ${status}`, response };
  }
  return { outcome: 'unknown', message: `the transfer is ${status}`, retryAfterMs: ON_ITS_WAY_MS, isOfThisAlone: true };
}

/** A wrong address answers 404 as well, in other words. */
function isUnknownReference(told: Told): boolean {
  if (told.kind !== 'no' || (told.status !== 404 && told.status !== 400)) return false;
  return told.code === 'transfer_not_found' || /^transfer (reference )?not found/i.test(told.message);
}

function isRepeated(told: Told): boolean {
  return told.kind === 'no' && (told.code === 'duplicate_reference' || /reference already exists/i.test(told.message));
}

function isAboutRecipient(told: Told): told is Extract<Told, { kind: 'no' }> {
  return told.kind === 'no' && told.status !== 401 && /recipient|account number|bank code/i.test(told.message);
}

function refusal({ code, status }: Extract<Told, { kind: 'no' }>): Refused {
  const message = 'Paystack cannot pay to this account';
  return { outcome: 'refused', code, message, response: { status, code } };
}

/** HMAC SHA-512 of the body with the secret key. It carries no time: what was told before is known by its event id. */
function isSigned(secret: string, body: Uint8Array, header: string | null): boolean {
  if (header === null || !/^[0-9a-f]{128}$/.test(header)) return false;
  const mac = createHmac('sha512', secret).update(body).digest();
  return timingSafeEqual(mac, Buffer.from(header, 'hex'));
}

const eventShape = z.object({
  event: z.enum(['transfer.success', 'transfer.failed', 'transfer.reversed']),
  data: transferShape,
});

function noticeOf(rawBody: Uint8Array): ProviderNotice | null {
  const read = eventShape.safeParse(jsonOf(Buffer.from(rawBody).toString('utf8')));
  if (!read.success) return null;
  const { event, data } = read.data;
  const answer = saidOf({ ...data, status: event.slice('transfer.'.length) });
  if (answer.outcome === 'unknown') return null;
  const { reference: key, amount, currency } = data;
  return { eventId: `${event}:${data.id}`, key, answer, amountMinor: BigInt(amount), currency };
}

const page = z.object({ data: z.array(transferShape), meta: z.object({ next: z.string().nullable().optional() }) });

async function* statementOf(client: PaystackClient, from: Date, to: Date): AsyncGenerator<StatementLine> {
  const time = { from: from.toISOString(), to: to.toISOString() };
  for (let next: string | null | undefined = ''; next !== null && next !== undefined; ) {
    const query = new URLSearchParams({ ...time, perPage: '100', use_cursor: 'true', ...(next && { next }) });
    const told: Told = await client.get(`/transfer?${query}`, { whole: true });
    if (told.kind !== 'ok') throw new Error('Paystack gave no statement');
    const read: z.infer<typeof page> = page.parse(told.data);
    yield* read.data.flatMap(lineOf);
    next = read.meta.next;
  }
}

/** What is still on its way is no line yet. */
function lineOf(transfer: Transfer): StatementLine[] {
  const said = saidOf(transfer);
  if (said.outcome === 'unknown' || !transfer.createdAt) return [];
  const { transfer_code: reference, reference: key, amount, currency, createdAt } = transfer;
  return [{ reference, key, amountMinor: BigInt(amount), currency, outcome: said.outcome, at: new Date(createdAt) }];
}
