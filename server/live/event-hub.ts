import type { Database } from '#db/client.ts';
import type { SignedIn } from '#server/identity/contract.ts';
import { goodSessions } from '#server/identity/queries.ts';
import type { Log } from '#server/kernel/context.ts';
import { TooMany } from '#server/kernel/errors.ts';
import { EVENTS_CHANNEL } from '#server/kernel/events.ts';
import { firstIdAt } from '#server/kernel/id.ts';
import type { LiveMessage } from './contract.ts';
import { LiveStream, type StreamEnd } from './live-stream.ts';
import { eventsOfPrograms, eventsOfUsers } from './queries.ts';
import { COMMIT_LAG_MS, type IdRange, LAST_ID, OPENING_LAG_MS, rangeAround, rangeOf, tellFrom } from './rules.ts';

/** Listens on a channel of the database, for ever: told of every notification, and of every time listening begins anew. */
export type Listen = (
  channel: string,
  onNotification: (payload: string) => void,
  onListening: () => void,
) => Promise<unknown>;

export type HubGround = {
  readonly db: Database;
  readonly listen: Listen;
  readonly log: Log;
  readonly now: () => Date;
  /** Milliseconds between two looks at sessions and at what no notification told of; 5,000 when absent. */
  readonly lookEveryMs?: number;
};

/** Streams a person may have open at once; a page that is not looked at has none. */
export const MAX_STREAMS = 8;

const GATHER_MS = 40;
const LOOK_EVERY_MS = 5_000;
const FAILURES_BORNE = 2;
const BUSY_SECONDS = 10;

export class StreamEnded extends Error {
  readonly why: StreamEnd;

  constructor(why: StreamEnd) {
    super(`the stream was ended: ${why}`);
    this.why = why;
  }
}

/**
 * The one place of a process where events come in from the database and go out to open pages. One connection listens;
 * a notification names a range of ids, and what is in it is read once for all audiences that have a page open. Because a
 * notification only wakes, the hub also looks by itself every few seconds, so that a connection that died unheard loses
 * nothing either. The same look ends the streams of sessions that are over.
 */
export class EventHub {
  readonly #ground: HubGround;
  readonly #streams = new Set<LiveStream>();
  #listening: Promise<unknown> | null = null;
  #pending: IdRange | null = null;
  #gathering: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout | null = null;
  #readUpTo: Date;
  #failures = 0;

  constructor(ground: HubGround) {
    this.#ground = ground;
    this.#readUpTo = ground.now();
  }

  /** Streams that are open in this process. */
  get size(): number {
    return this.#streams.size;
  }

  /**
   * Tells a person of what happens, from where their last stream broke off.
   * @throws TooMany, StreamEnded
   */
  async *open(
    person: SignedIn,
    lastEventId: string | null | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<LiveMessage> {
    const stream = this.#admit(person);
    try {
      await this.#startListening();
      const now = this.#ground.now();
      yield { kind: 'hello', id: firstIdAt(now) };
      await this.#read([stream], { first: firstIdAt(tellFrom(lastEventId, now)), last: LAST_ID });
      while (!signal.aborted && !stream.ended) yield* await stream.next(signal);
      // Nobody is there any more to be told why.
      if (stream.ended && !signal.aborted) throw new StreamEnded(stream.ended);
    } finally {
      this.#streams.delete(stream);
      if (this.#streams.size === 0) this.#rest();
    }
  }

  /** Ends every stream, and looks no more. */
  close(): void {
    for (const stream of this.#streams) stream.end('closed');
    this.#rest();
  }

  #admit(person: SignedIn): LiveStream {
    const theirs = [...this.#streams].filter((stream) => stream.person.userId === person.userId);
    if (theirs.length >= MAX_STREAMS) throw new TooMany(BUSY_SECONDS);
    const stream = new LiveStream(person);
    if (this.#streams.size === 0) this.#readUpTo = this.#ground.now();
    this.#streams.add(stream);
    this.#looking ??= setInterval(() => void this.#look(), this.#ground.lookEveryMs ?? LOOK_EVERY_MS).unref();
    return stream;
  }

  #rest(): void {
    for (const timer of [this.#looking, this.#gathering]) if (timer) clearTimeout(timer);
    this.#looking = null;
    this.#gathering = null;
  }

  /** Once a process; the driver connects again by itself. Who cannot listen still looks. */
  async #startListening(): Promise<void> {
    const { listen, log } = this.#ground;
    const begun = () => this.#gather({ first: this.#readBack(COMMIT_LAG_MS), last: LAST_ID });
    this.#listening ??= listen(EVENTS_CHANNEL, (payload) => this.#heard(payload), begun).catch((err: unknown) => {
      log.warn({ err }, 'events are not listened to');
      this.#listening = null;
    });
    await this.#listening;
  }

  #heard(payload: string): void {
    const range = rangeOf(payload);
    if (range && this.#streams.size > 0) this.#gather(range);
  }

  /** What is told of within moments is read together. */
  #gather(range: IdRange): void {
    this.#pending = rangeAround(this.#pending, range);
    this.#gathering ??= setTimeout(() => {
      const pending = this.#pending;
      this.#pending = null;
      this.#gathering = null;
      if (pending) this.#read([...this.#streams], pending).catch((err: unknown) => this.#missed(err, pending));
    }, GATHER_MS);
  }

  /** The next look reads it again. */
  #missed(err: unknown, range: IdRange): void {
    this.#ground.log.warn({ err }, 'events could not be read');
    this.#pending = rangeAround(this.#pending, range);
  }

  #readBack(ms: number): string {
    return firstIdAt(new Date(this.#readUpTo.getTime() - ms));
  }

  async #look(): Promise<void> {
    try {
      const now = this.#ground.now();
      await this.#endSignedOut(now);
      const unheard = { first: this.#readBack(OPENING_LAG_MS), last: LAST_ID };
      const range = this.#pending ? rangeAround(this.#pending, unheard) : unheard;
      this.#pending = null;
      await this.#read([...this.#streams], range);
      this.#readUpTo = now;
      this.#failures = 0;
    } catch (err) {
      this.#failures += 1;
      this.#ground.log.warn({ err, failures: this.#failures }, 'streams could not be looked after');
      // Who cannot be asked about is not told anything more.
      if (this.#failures >= FAILURES_BORNE) for (const stream of this.#streams) stream.end('unavailable');
    }
  }

  async #endSignedOut(now: Date): Promise<void> {
    if (this.#streams.size === 0) return;
    const asked = [...this.#streams];
    const good = await goodSessions(this.#ground.db, [...new Set(asked.map(({ person }) => person.sessionId))], now);
    for (const stream of asked) {
      const { sessionId, role } = stream.person;
      if (good.get(sessionId) !== role) stream.end('signed_out');
    }
  }

  async #read(streams: readonly LiveStream[], range: IdRange): Promise<void> {
    const { db } = this.#ground;
    const users = new Set<string>();
    const programs = new Set<string>();
    for (const { audience } of streams) {
      if (audience.kind === 'customer') users.add(audience.userId);
      else programs.add(audience.programId);
    }
    const [ofUsers, ofPrograms] = await Promise.all([
      eventsOfUsers(db, [...users], range),
      eventsOfPrograms(db, [...programs], range),
    ]);
    const byUser = Map.groupBy(ofUsers, ({ userId }) => userId);
    const byProgram = Map.groupBy(ofPrograms, ({ programId }) => programId);
    for (const stream of streams) {
      const { audience } = stream;
      const rows = audience.kind === 'customer' ? byUser.get(audience.userId) : byProgram.get(audience.programId);
      if (rows) stream.offer(rows);
    }
  }
}
