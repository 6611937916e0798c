/**
 * What the house asks of anyone who pays customers out. All providers are interchangeable: whatever they are called,
 * the same key never pays twice, and what they cannot say for sure is `unknown`, never `refused`.
 */

/** One payment. The key is the cashback transaction's id, the same at every attempt for its whole life. */
export type Payment = {
  readonly key: string;
  readonly programId: string;
  readonly userId: string;
  /** Minor units, more than nothing. */
  readonly amountMinor: bigint;
  readonly currency: string;
};

/** `response` is kept with the attempt: no secrets in it. */
export type Paid = { readonly outcome: 'paid'; readonly reference: string; readonly response?: object };
/** A definite no: the money did not move and will not. */
export type Refused = {
  readonly outcome: 'refused';
  readonly code: string;
  readonly message: string;
  readonly response?: object;
};
/** A timeout, a reset, a 5xx, an unreadable answer: the money may have moved. */
export type Unknown = {
  readonly outcome: 'unknown';
  readonly message: string;
  readonly retryAfterMs?: number;
  /** They did answer: it is this one payment that nobody knows of, and no other has to wait for it. */
  readonly isOfThisAlone?: true;
};
/** Surely not sent: connection refused, 429, circuit open. */
export type NotSent = {
  readonly outcome: 'not_sent';
  readonly message: string;
  readonly retryAfterMs?: number;
  /** The fault is ours (401, 400): every other payment would fail alike, so nothing is sent until a person has looked. */
  readonly pausesProvider?: true;
};

export type PayAnswer = Paid | Refused | Unknown | NotSent;
/** `not_found` is the only answer that allows sending again; `not_sent` means that the question did not reach anybody. */
export type LookupAnswer = Paid | Refused | Unknown | NotSent | { readonly outcome: 'not_found' };

/** What a provider's webhook told us of a payment; the amount where the webhook names it. */
export type ProviderNotice = {
  readonly eventId: string;
  readonly key: string;
  readonly answer: Paid | Refused;
  readonly amountMinor?: bigint;
  readonly currency?: string;
};

/** A notice, or something that the provider did sign but that tells of no payment of ours. */
export type HeardWebhook = ProviderNotice | 'irrelevant';

/** One line of a provider's own statement. `key` is null for money that was not moved by one of our payments. */
export type StatementLine = {
  readonly reference: string;
  readonly key: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly outcome: 'paid' | 'refused';
  readonly at: Date;
};

export type ProviderCapabilities = {
  /** How long the provider remembers a key, in milliseconds; null: for ever. */
  readonly keyWindowMs: number | null;
};

export type PayoutProvider = {
  readonly name: string;
  readonly capabilities: ProviderCapabilities;
  readonly pay: (payment: Payment) => Promise<PayAnswer>;
  /** Many payments in one call, answered in their order; each still has its own key. */
  readonly payMany?: (payments: readonly Payment[]) => Promise<PayAnswer[]>;
  /** What became of the payment with this key. */
  readonly lookup: (key: string) => Promise<LookupAnswer>;
  /** What is in a webhook whose signature over the raw body is good; null for any other. */
  readonly verifyWebhook: (rawBody: Uint8Array, headers: Headers) => HeardWebhook | null;
  /** Everything the provider moved, or refused to move, in this time, in any order; for reconciling. */
  readonly statement?: (fromInclusive: Date, toExclusive: Date) => AsyncIterable<StatementLine>;
};
