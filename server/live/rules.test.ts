import { describe, expect, it } from 'vitest';
import { firstIdAt } from '#server/kernel/id.ts';
import type { LiveEvent } from './contract.ts';
import { Backlog, QUEUE_LIMIT, rangeAround, rangeOf, tellFrom } from './rules.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const event = (id: string): LiveEvent => ({
  id,
  type: 'purchase.rewarded',
  userId: 'ada',
  subjectId: null,
  data: {},
  at: NOW,
});
const events = (count: number, from = 0) => Array.from({ length: count }, (_, n) => event(`id-${from + n}`));

describe('what the database calls out', () => {
  it('names two ids; anything else is not ours', () => {
    const [first, last] = [firstIdAt(NOW), firstIdAt(new Date(NOW.getTime() + 1))];
    expect(rangeOf(`${first}:${last}`)).toEqual({ first, last });
    expect([rangeOf(''), rangeOf('loyalty'), rangeOf(`${first}:`)]).toEqual([null, null, null]);
  });

  it('becomes one range when it comes close together', () => {
    expect(rangeAround(null, { first: 'b', last: 'c' })).toEqual({ first: 'b', last: 'c' });
    expect(rangeAround({ first: 'b', last: 'c' }, { first: 'a', last: 'b' })).toEqual({ first: 'a', last: 'c' });
  });
});

describe('a stream', () => {
  it('is told from two minutes behind its break, for ids are older than their commit', () => {
    const brokenOff = new Date(NOW.getTime() - 60_000);
    expect(tellFrom(firstIdAt(brokenOff), NOW)).toEqual(new Date(NOW.getTime() - 180_000));
  });

  it('that is new is told of the moments before it was opened', () => {
    expect(tellFrom(null, NOW)).toEqual(new Date(NOW.getTime() - 15_000));
  });

  it('cannot begin in the future', () => {
    expect(tellFrom('ffffffff-ffff-7fff-8fff-ffffffffffff', NOW)).toEqual(new Date(NOW.getTime() - 120_000));
  });
});

describe('what waits for a reader', () => {
  it('is told once', () => {
    const backlog = new Backlog();
    expect(backlog.offer(events(2), false)).toBe(true);
    expect(backlog.offer(events(3), false)).toBe(true);
    expect(backlog.offer(events(3), false)).toBe(false);
    expect(backlog.take().map(({ id }) => id)).toEqual(['id-0', 'id-1', 'id-2']);
    expect(backlog.take()).toEqual([]);
  });

  it('becomes one word, to read everything anew, when it is too much for a slow reader', () => {
    const backlog = new Backlog();
    backlog.offer(events(QUEUE_LIMIT + 1), false);
    expect(backlog.take()).toEqual([{ kind: 'refresh', id: `id-${QUEUE_LIMIT}` }]);
    backlog.offer(events(1, 1_000), false);
    expect(backlog.take()).toMatchObject([{ kind: 'event', id: 'id-1000' }]);
  });

  it('becomes that word as well when there was more than was read, but not when the rest was told before', () => {
    const backlog = new Backlog();
    backlog.offer(events(5), true);
    expect(backlog.take()).toEqual([{ kind: 'refresh', id: 'id-4' }]);
    backlog.offer(events(6), true);
    expect(backlog.take()).toMatchObject([{ kind: 'event', id: 'id-5' }]);
  });
});
