import { chanceFor } from './chance.ts';

/** What is done to the running product. */
export const DISTURBANCES = [
  'kill_worker',
  'stop_worker',
  'kill_web',
  'terminate_backends',
  'restart_database',
  'truncate_jobs',
  'kill_provider',
] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** A disturbance and how long after the one before it comes, in milliseconds. `aim` says whom it hits, from 0 up to 1. */
export type Blow = { readonly what: Disturbance; readonly waitMs: number; readonly aim: number };

/** How often each comes in a round; every round has them all, in another order. */
const ROUND: readonly Disturbance[] = [
  ...DISTURBANCES,
  'kill_worker',
  'kill_worker',
  'terminate_backends',
  'terminate_backends',
  'truncate_jobs',
  'stop_worker',
];

/** The blows of a run, without end: the same seed gives the same ones. Waits lie around `paceMs`. */
export function* blowsOf(seed: number, paceMs: number): Generator<Blow, never> {
  const chance = chanceFor(seed, 'disturbances');
  for (let round = 0; ; round += 1) {
    const opening = round === 0 ? chance.shuffled(DISTURBANCES) : [];
    for (const what of [...opening, ...chance.shuffled(ROUND)]) {
      yield { what, waitMs: Math.round(paceMs * (0.4 + 1.2 * chance.next())), aim: chance.next() };
    }
  }
}
