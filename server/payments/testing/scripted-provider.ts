import type { LookupAnswer, PayAnswer, Payment, PayoutProvider } from '#server/payments/payouts/port.ts';

/** A provider that answers as it is told, under the name of the wallet, and remembers what it was asked. */
export type ScriptedProvider = PayoutProvider & {
  /** Every payment that reached it, in order. */
  readonly sent: Payment[];
  /** The keys it was asked about. */
  readonly asked: string[];
  /** Its books: what it really paid, by key. The same key again pays nothing more. */
  readonly books: Map<string, bigint>;
  readonly providers: ReadonlyMap<string, PayoutProvider>;
};

type Script = {
  /** What the nth call of `pay` does; it books the payment itself when money is to move. */
  readonly pay?: (payment: Payment, call: number, book: () => PayAnswer) => PayAnswer | Promise<PayAnswer>;
  readonly lookup?: (key: string, found: LookupAnswer) => LookupAnswer | Promise<LookupAnswer>;
  readonly keyWindowMs?: number;
};

export function scriptedProvider({ pay, lookup, keyWindowMs }: Script = {}): ScriptedProvider {
  const sent: Payment[] = [];
  const asked: string[] = [];
  const books = new Map<string, bigint>();
  const paid = (key: string) => ({ outcome: 'paid', reference: `ref-${key}` }) as const;
  const provider: PayoutProvider = {
    name: 'wallet',
    capabilities: { keyWindowMs: keyWindowMs ?? null },
    pay: async (payment) => {
      sent.push(payment);
      const book = () => {
        if (!books.has(payment.key)) books.set(payment.key, payment.amountMinor);
        return paid(payment.key);
      };
      return pay ? pay(payment, sent.length, book) : book();
    },
    lookup: async (key) => {
      asked.push(key);
      const found = books.has(key) ? paid(key) : ({ outcome: 'not_found' } as const);
      return lookup ? lookup(key, found) : found;
    },
    verifyWebhook: () => null,
  };
  return { ...provider, sent, asked, books, providers: new Map([[provider.name, provider]]) };
}
