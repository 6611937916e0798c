import { createHash } from 'node:crypto';

/** Random choices that are the same again for the same seed and the same order of asking. */
export type Chance = {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number;
  /** True with this probability. */
  readonly is: (probability: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** The list in another order. */
  readonly shuffled: <T>(list: readonly T[]) => T[];
};

/** A stream of choices of its own for each `name`, so that who asks first does not matter. */
export function chanceFor(seed: number, name: string): Chance {
  let state = createHash('sha256').update(`${seed}|${name}`).digest().readUInt32LE(0);
  const next = () => {
    // A small generator whose whole state is one number (mulberry32).
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('there is nothing to choose from');
    return found;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => ({ one, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  return { next, between, is: (probability) => next() < probability, pick, shuffled };
}
