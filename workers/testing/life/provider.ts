import type { PayAnswer, Payment, PayoutProvider, ProviderNotice } from '#server/payments/payouts/port.ts';

/** What a call really does, and what is heard of it. */
export const DOINGS = ['paid', 'refused', 'paid and lost', 'lost', 'not sent'] as const;
export type Doing = (typeof DOINGS)[number];

const KEY_WINDOW_MS = 24 * 3_600_000;

/** A provider that does as it is told, keeps books, and whose notices lie in a heap until somebody delivers them. */
export class ToldProvider {
  /** What it really paid, by key: every time, if it were ever brought to pay twice. */
  readonly books = new Map<string, bigint[]>();
  readonly notices: ProviderNotice[] = [];
  next: Doing[] = [];
  readonly #refused = new Set<string>();
  readonly #firstSeen = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get providers(): ReadonlyMap<string, PayoutProvider> {
    const provider: PayoutProvider = {
      name: 'sandbox',
      capabilities: { keyWindowMs: KEY_WINDOW_MS },
      pay: async (payment) => this.#pay(payment, this.next.shift() ?? 'paid'),
      lookup: async (key) => {
        if (this.#isForgotten(key)) return { outcome: 'not_found' };
        if (this.books.has(key)) return { outcome: 'paid', reference: `ref-${key}` };
        return this.#refused.has(key) ? { outcome: 'refused', code: 'no', message: 'no' } : { outcome: 'not_found' };
      },
      verifyWebhook: (raw) => this.notices[Number(Buffer.from(raw).toString())] ?? null,
    };
    return new Map([[provider.name, provider]]);
  }

  #pay({ key, amountMinor, currency }: Payment, doing: Doing): PayAnswer {
    if (doing === 'not sent') return { outcome: 'not_sent', message: 'refused connection' };
    if (doing === 'lost') return { outcome: 'unknown', message: 'timeout' };
    const isKnown = this.books.has(key) && !this.#isForgotten(key);
    if (doing === 'refused' && !isKnown) {
      const answer = { outcome: 'refused', code: 'no', message: 'no' } as const;
      this.#refused.add(key);
      this.notices.push({ eventId: `no-${this.notices.length}`, key, answer, amountMinor, currency });
      return answer;
    }
    const answer = { outcome: 'paid', reference: `ref-${key}` } as const;
    if (!isKnown) {
      this.books.set(key, [...(this.books.get(key) ?? []), amountMinor]);
      this.#firstSeen.set(key, this.#now().getTime());
      this.notices.push({ eventId: `paid-${this.notices.length}`, key, answer, amountMinor, currency });
    }
    return doing === 'paid and lost' ? { outcome: 'unknown', message: 'timeout' } : answer;
  }

  #isForgotten(key: string): boolean {
    const seen = this.#firstSeen.get(key);
    return seen !== undefined && this.#now().getTime() - seen > KEY_WINDOW_MS;
  }
}
