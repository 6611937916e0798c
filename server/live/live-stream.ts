import type { SignedIn } from '#server/identity/contract.ts';
import type { LiveMessage } from './contract.ts';
import type { EventRow } from './queries.ts';
import { type Audience, Backlog, READ_LIMIT } from './rules.ts';

/** Why a stream was ended from our side. */
export type StreamEnd = 'signed_out' | 'unavailable' | 'closed';

/** One open page of one person: what waits for it, and whether it still may listen. */
export class LiveStream {
  readonly person: SignedIn;
  readonly audience: Audience;
  #backlog = new Backlog();
  #end: StreamEnd | null = null;
  #wake: (() => void) | null = null;

  constructor(person: SignedIn) {
    const { role, userId, programId } = person;
    this.person = person;
    this.audience = role === 'admin' ? { kind: 'program', programId } : { kind: 'customer', userId };
  }

  /** Takes in what was read for its audience, the oldest first. */
  offer(rows: readonly EventRow[]): void {
    const events = rows.slice(-READ_LIMIT).map(({ programId: _ours, ...event }) => event);
    if (this.#backlog.offer(events, rows.length > READ_LIMIT)) this.#wake?.();
  }

  end(why: StreamEnd): void {
    this.#end ??= why;
    this.#wake?.();
  }

  get ended(): StreamEnd | null {
    return this.#end;
  }

  /** What waits; when nothing does, waits until something comes, the stream is ended or the reader leaves. */
  async next(signal: AbortSignal): Promise<readonly LiveMessage[]> {
    const ready = this.#backlog.take();
    if (ready.length > 0 || this.#end || signal.aborted) return ready;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#wake = null;
    return this.#backlog.take();
  }
}
