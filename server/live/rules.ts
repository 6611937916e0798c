import type { LiveEvent, LiveMessage } from './contract.ts';

/** Whose events a stream tells of: a customer's own, or all of a program. */
export type Audience =
  | { readonly kind: 'customer'; readonly userId: string }
  | { readonly kind: 'program'; readonly programId: string };

/** Ids, both included, between which there is something new. */
export type IdRange = { readonly first: string; readonly last: string };

/** Events of one audience that are read at once, at most, the newest. More is told as "read everything anew". */
export const READ_LIMIT = 300;
/** Messages that wait for a slow reader, at most. */
export const QUEUE_LIMIT = 400;
/** Ids a stream remembers, to tell of nothing twice. */
const REMEMBERED = 2_000;

/**
 * Ids are made before their transaction commits: an event may become visible after younger ones. No transaction of the house
 * lives as long as this (statements are ended after 30 s, idle ones after 60 s), so reading back this far misses none.
 */
export const COMMIT_LAG_MS = 120_000;
/** A page was read a little before its stream opened; what came in between is told first. */
export const OPENING_LAG_MS = 15_000;

const RANGE = /^([0-9a-f-]{36}):([0-9a-f-]{36})$/;
/** The largest id there can be. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What a notification of the database says; null when it is none of ours. */
export function rangeOf(payload: string): IdRange | null {
  const [, first, last] = RANGE.exec(payload) ?? [];
  return first && last ? { first, last } : null;
}

/** One range that holds both. */
export function rangeAround(one: IdRange | null, other: IdRange): IdRange {
  if (one === null) return other;
  const [first = other.first] = [one.first, other.first].toSorted();
  const [last = other.last] = [one.last, other.last].toSorted().toReversed();
  return { first, last };
}

/** From when a stream is to be told: behind where it broke off, or a little before now when it is new. */
export function tellFrom(lastEventId: string | null | undefined, now: Date): Date {
  if (!lastEventId) return new Date(now.getTime() - OPENING_LAG_MS);
  const brokenOff = Number.parseInt(lastEventId.slice(0, 8) + lastEventId.slice(9, 13), 16);
  return new Date(Math.min(brokenOff, now.getTime()) - COMMIT_LAG_MS);
}

/**
 * What waits to be told to one reader. Each event is told once; when too much waits, or more was there than was read, the
 * reader is told to read everything anew instead.
 */
export class Backlog {
  readonly #seen = new Set<string>();
  #waiting: LiveMessage[] = [];

  /** Takes in what was read, the oldest first; `isCut`: there was more, older than these. Answers whether anything is new. */
  offer(events: readonly LiveEvent[], isCut: boolean): boolean {
    const [oldest] = events;
    const missed = isCut && oldest !== undefined && !this.#seen.has(oldest.id);
    const fresh = events.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of fresh) this.#remember(id);
    if (fresh.length === 0) return false;
    this.#waiting.push(...fresh.map((event) => ({ kind: 'event', id: event.id, event }) as const));
    const newest = fresh.at(-1);
    if (newest && (missed || this.#waiting.length > QUEUE_LIMIT)) this.#waiting = [{ kind: 'refresh', id: newest.id }];
    return true;
  }

  /** Hands out all that waits. */
  take(): readonly LiveMessage[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  #remember(id: string): void {
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest) this.#seen.delete(oldest);
  }
}
