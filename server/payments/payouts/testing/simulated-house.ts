import type { CashbackStatus } from '#db/enums.ts';
import type { PayAnswer } from '../port.ts';
import { gateAt, healthAfter, WELL } from '../rules/health.ts';
import { afterWord, type Word } from '../rules/words.ts';
import { afterAttempt, type Known, knownOf, MAX_TRIES, mayResend, type PastAttempt, USUAL_PACING } from '../rules.ts';
import { KEY_WINDOW_MS, type SimulatedProvider } from './simulated-provider.ts';
import type { Timeline } from './timeline.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];

/** `new key`: each attempt under a key of its own, nobody asked. `no guard`: keys are sent again however old they are. */
export type Design = 'ours' | 'new key' | 'no guard';

/** A transaction's row, as the database would hold it. */
export type SimulatedPayout = {
  readonly id: string;
  status: CashbackStatus;
  attempts: number;
  attemptsBefore: number;
  leaseUntil: number;
  reference: string | null;
  isDisputed: boolean;
  retries: number;
  readonly past: (PastAttempt & { outcome: PastAttempt['outcome'] })[];
};

/** The house's side: workers that die and sleep, operators that try again, and the real decisions in between. */
export class SimulatedHouse {
  readonly payouts: SimulatedPayout[] = [];
  readonly seen = { crashes: 0, notices: 0, reviews: 0, shut: 0, retries: 0 };
  #health = WELL;
  readonly #byId = new Map<string, SimulatedPayout>();
  readonly #timeline: Timeline;
  readonly #provider: SimulatedProvider;
  readonly #design: Design;

  constructor(timeline: Timeline, provider: SimulatedProvider, design: Design) {
    this.#timeline = timeline;
    this.#provider = provider;
    this.#design = design;
    provider.tell = (payout, word) => this.#hear(payout, word);
  }

  open(id: string, at: number): void {
    const payout: SimulatedPayout = {
      id,
      status: 'pending',
      attempts: 0,
      attemptsBefore: 0,
      leaseUntil: 0,
      reference: null,
      isDisputed: false,
      retries: 0,
      past: [],
    };
    this.payouts.push(payout);
    this.#byId.set(id, payout);
    this.#timeline.at(at, () => this.#try(payout));
  }

  #try(payout: SimulatedPayout): void {
    if (!isOpen(payout) || payout.leaseUntil > this.#timeline.now) return;
    const now = new Date(this.#timeline.now);
    const gate = gateAt(this.#health, now, USUAL_PACING);
    if (payout.attempts - payout.attemptsBefore >= MAX_TRIES) this.#review(payout);
    else if (gate.way === 'shut') this.#wait(payout, gate.until.getTime());
    else {
      const probeUntil = new Date(now.getTime() + USUAL_PACING.leaseMs);
      if (gate.way === 'probe') this.#health = { ...this.#health, probeUntil };
      this.#attempt(payout, now);
    }
  }

  #wait(payout: SimulatedPayout, until: number): void {
    this.seen.shut += 1;
    this.#timeline.at(until + this.#timeline.random() * 30 * MINUTE, () => this.#try(payout));
  }

  /** Claim, call, settle; the worker may die after each, or sleep over its lease. */
  #attempt(payout: SimulatedPayout, now: Date): void {
    for (const earlier of payout.past) if (earlier.outcome === 'in_flight') earlier.outcome = 'unknown';
    const known = knownOf(payout.past, payout.attemptsBefore);
    payout.status = 'processing';
    payout.attempts += 1;
    payout.leaseUntil = now.getTime() + USUAL_PACING.leaseMs;
    const attempt = { attempt: payout.attempts, outcome: 'in_flight' as PastAttempt['outcome'], startedAt: now };
    payout.past.push(attempt);
    this.#timeline.at(payout.leaseUntil, () => this.#try(payout));
    if (this.#dies()) return;
    const answer = this.#call(payout, known);
    this.#health = healthAfter(this.#health, answer, now, USUAL_PACING);
    if (this.#dies()) return;
    const isAsleep = this.#timeline.chance(0.02);
    const settle = () => this.#settle(payout, attempt, known, answer);
    if (isAsleep) this.#timeline.in(this.#timeline.random() * 10 * MINUTE, settle);
    else settle();
  }

  #dies(): boolean {
    const isDead = this.#timeline.chance(0.02);
    if (isDead) this.seen.crashes += 1;
    return isDead;
  }

  #call({ id, attempts }: SimulatedPayout, known: Known): PayAnswer {
    if (this.#design === 'new key') return this.#provider.pay(id, `${id}/${attempts}`);
    const found = known.mustAsk ? this.#provider.lookup(id) : ({ outcome: 'not_found' } as const);
    const isOldRefusal = found.outcome === 'refused' && known.wasRefused;
    if (found.outcome !== 'not_found' && !isOldRefusal) return found;
    const keyWindowMs = this.#design === 'no guard' ? null : KEY_WINDOW_MS;
    const isSafe = mayResend(known.firstSentAt, new Date(this.#timeline.now), { keyWindowMs });
    if (isOldRefusal || isSafe) return this.#provider.pay(id, id);
    return { outcome: 'unknown', message: 'forgotten', isOfThisAlone: true };
  }

  #settle(payout: SimulatedPayout, attempt: SimulatedPayout['past'][number], known: Known, answer: PayAnswer): void {
    if (attempt.outcome === 'in_flight') attempt.outcome = answer.outcome;
    if (payout.status !== 'processing' || payout.attempts !== attempt.attempt) {
      if (answer.outcome === 'paid' && payout.status === 'failed') this.#review(payout);
      return;
    }
    const burned = known.burned + (answer.outcome === 'not_sent' ? 0 : 1);
    const tries = payout.attempts - payout.attemptsBefore;
    const verdict = afterAttempt(answer, {
      tries,
      burned,
      mayHaveGone: known.mayHaveGone,
      now: new Date(this.#timeline.now),
      jitter: this.#timeline.random(),
      waitsMs: USUAL_PACING.waitsMs,
    });
    payout.status = verdict.next;
    payout.leaseUntil = 'at' in verdict ? verdict.at.getTime() : 0;
    if (verdict.next === 'completed') payout.reference = verdict.reference;
    if ('at' in verdict) this.#timeline.at(payout.leaseUntil, () => this.#try(payout));
    this.#operate(payout);
  }

  #review(payout: SimulatedPayout): void {
    payout.status = 'needs_review';
    payout.leaseUntil = 0;
    this.#operate(payout);
  }

  /** A person tries again, some days later, most of what failed or waits. */
  #operate(payout: SimulatedPayout): void {
    if (payout.status === 'needs_review') this.seen.reviews += 1;
    if (payout.status !== 'failed' && payout.status !== 'needs_review') return;
    if (payout.retries >= 2 || this.#timeline.chance(0.3)) return;
    payout.retries += 1;
    this.#timeline.in(this.#timeline.random() * 3 * DAY, () => this.#retry(payout));
  }

  #retry(payout: SimulatedPayout): void {
    if (payout.status !== 'failed' && payout.status !== 'needs_review') return;
    this.seen.retries += 1;
    const { mayHaveGone } = knownOf(payout.past, payout.attemptsBefore);
    payout.status = mayHaveGone || payout.status === 'needs_review' ? 'processing' : 'pending';
    payout.attemptsBefore = payout.attempts;
    payout.isDisputed = false;
    payout.leaseUntil = 0;
    this.#try(payout);
  }

  #hear(id: string, word: Word): void {
    const payout = this.#byId.get(id);
    if (!payout || this.#design === 'new key') return;
    this.seen.notices += 1;
    const hearing = afterWord(this.#presentOf(payout), word);
    if (hearing.outcome === 'applied') {
      payout.status = hearing.to;
      payout.reference = word.answer.outcome === 'paid' ? word.answer.reference : payout.reference;
      this.#operate(payout);
    }
    if (hearing.outcome === 'contradiction' && hearing.review) {
      payout.isDisputed = true;
      this.#review(payout);
    }
  }

  #presentOf(payout: SimulatedPayout) {
    const { status, reference, attempts, attemptsBefore, isDisputed, leaseUntil, past } = payout;
    const isInFlight = past.at(-1)?.outcome === 'in_flight' && leaseUntil > this.#timeline.now;
    const asked = { askedMinor: 1n, currency: 'NGN', isRetried: attemptsBefore > 0 };
    return { ...asked, status, reference, isInFlight, isUnsent: attempts === attemptsBefore, isDisputed };
  }
}

function isOpen({ status }: SimulatedPayout): boolean {
  return status === 'pending' || status === 'processing';
}
