import { expect, it } from 'vitest';
import type { QueueHealth } from '#server/operations/queues/contract.ts';
import { stateOf } from './queue-state.ts';

const QUIET: QueueHealth = {
  queue: 'loyalty',
  waiting: 0,
  deferred: 0,
  active: 0,
  dead: 0,
  oldestMs: null,
  donePerMinute: 0,
  wait: null,
  run: null,
};

it('a queue is idle with nothing to do, also while jobs are put off until later', () => {
  expect(stateOf({ ...QUIET, deferred: 3 }, true)).toBe('idle');
});

it('works while jobs wait a moment or run, and is behind once one has waited too long', () => {
  expect(stateOf({ ...QUIET, active: 1 }, true)).toBe('working');
  expect(stateOf({ ...QUIET, waiting: 5, oldestMs: 900 }, true)).toBe('working');
  expect(stateOf({ ...QUIET, waiting: 5, oldestMs: 61_000 }, true)).toBe('behind');
});

it('jobs that were given up are told before anything else', () => {
  expect(stateOf({ ...QUIET, waiting: 5, oldestMs: 61_000, dead: 1 }, true)).toBe('givenUp');
});

it('without a worker no queue is well, whatever waits in it', () => {
  expect(stateOf(QUIET, false)).toBe('unattended');
  expect(stateOf({ ...QUIET, waiting: 5, oldestMs: 900, dead: 1 }, false)).toBe('unattended');
});
