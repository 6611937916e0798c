import type { LookupAnswer, PayAnswer } from '../port.ts';
import type { Word } from '../rules/words.ts';
import type { Timeline } from './timeline.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];

/** How long it remembers a key. */
export const KEY_WINDOW_MS = 24 * HOUR;

type Kept = { readonly until: number; readonly outcome: 'paid' | 'refused' };
type Manner = (typeof MANNERS)[number][1];

/** What it does with a payment it has not seen, and how often of a hundred. */
const MANNERS = [
  [76, 'pays'],
  [81, 'refuses'],
  [85, 'pays, then times out'],
  [88, 'pays, then answers 500'],
  [92, 'times out'],
  [95, 'pays hours later'],
  [97, 'turns away'],
  [98, 'asks for patience'],
  [100, 'is not reached'],
] as const;

const timeout = { outcome: 'unknown', message: 'timeout' } as const;

/** A provider that misbehaves in every way, with books of its own: how often it paid under each key. */
export class SimulatedProvider {
  /** How often it paid each payout, whatever the key was. */
  readonly paid = new Map<string, number>();
  /** Called with what it tells of its own accord, some of it late, twice and out of order. */
  tell: (payout: string, word: Word) => void = () => undefined;
  /** Until when it says nothing about a key. */
  readonly #silent = new Map<string, number>();
  readonly #kept = new Map<string, Kept>();
  readonly #timeline: Timeline;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  pay(payout: string, key: string): PayAnswer {
    if (this.#isDown()) return this.#timeline.chance(0.5) ? timeout : { outcome: 'not_sent', message: 'refused' };
    const known = this.#remembered(key);
    if (known) return this.#timeline.chance(0.1) ? timeout : answerOf(known, key);
    return this.#answer(payout, key, this.#manner());
  }

  lookup(key: string): LookupAnswer {
    const isSilent = (this.#silent.get(key) ?? 0) > this.#timeline.now;
    if (isSilent || this.#isDown() || this.#timeline.chance(0.05)) return timeout;
    const known = this.#remembered(key);
    return known ? answerOf(known, key) : { outcome: 'not_found' };
  }

  #answer(payout: string, key: string, manner: Manner): PayAnswer {
    switch (manner) {
      case 'pays':
        return this.#book(payout, key, 'paid');
      case 'refuses':
        return this.#book(payout, key, 'refused');
      case 'pays, then times out':
      case 'pays, then answers 500':
        this.#book(payout, key, 'paid');
        if (this.#timeline.chance(0.2)) this.#silent.set(key, this.#timeline.now + 20 * HOUR);
        return timeout;
      case 'pays hours later':
        this.#timeline.in(this.#timeline.random() * 20 * HOUR, () => {
          if (!this.#remembered(key)) this.#book(payout, key, 'paid');
        });
        return timeout;
      case 'times out':
        return timeout;
      case 'turns away':
        return { outcome: 'not_sent', message: '429', retryAfterMs: MINUTE };
      case 'asks for patience':
        return { outcome: 'unknown', message: '503', retryAfterMs: 2 * MINUTE };
      case 'is not reached':
        return { outcome: 'not_sent', message: 'connection refused' };
    }
  }

  #book(payout: string, key: string, outcome: Kept['outcome']): PayAnswer {
    this.#kept.set(key, { outcome, until: this.#timeline.now + KEY_WINDOW_MS });
    if (outcome === 'paid') this.paid.set(payout, (this.paid.get(payout) ?? 0) + 1);
    const answer = answerOf({ outcome }, key);
    const notices = this.#timeline.chance(0.3) ? 2 : this.#timeline.chance(0.5) ? 1 : 0;
    for (let n = 0; n < notices; n += 1) {
      this.#timeline.in(this.#timeline.random() * 30 * HOUR, () => this.tell(payout, { answer }));
    }
    return answer;
  }

  #remembered(key: string): Kept | null {
    const kept = this.#kept.get(key);
    return kept && kept.until > this.#timeline.now ? kept : null;
  }

  /** Ten minutes of every six hours. */
  #isDown(): boolean {
    return this.#timeline.now % (6 * HOUR) < 10 * MINUTE;
  }

  #manner(): Manner {
    const drawn = this.#timeline.random() * 100;
    return (MANNERS.find(([below]) => drawn < below) ?? MANNERS[0])[1];
  }
}

function answerOf({ outcome }: Pick<Kept, 'outcome'>, key: string) {
  if (outcome === 'paid') return { outcome, reference: `ref-${key}` } as const;
  return { outcome, code: 'no', message: 'no' } as const;
}
