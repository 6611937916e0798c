import { describe, expect, it } from 'vitest';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import type { AchievementView, BadgeView } from './contract.ts';
import {
  achievementViews,
  type CatalogEntry,
  type Cycle,
  distinctUnlocked,
  ladderView,
  measureOf,
  nearestToDone,
  shareOf,
} from './rules.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const MOMENT = { now: NOW, timeZone: 'Africa/Lagos' };
const FIVE: Criteria = { type: 'purchase', target: 5 };

const entry = (key: string, changes: Partial<CatalogEntry> = {}): CatalogEntry => ({
  id: `id-${key}`,
  key,
  name: `The ${key}`,
  description: 'Do it',
  icon: 'star',
  tier: 'bronze',
  points: 100,
  criteria: FIVE,
  visibility: 'public',
  isRepeated: false,
  isPerWindow: false,
  isActive: true,
  scheduleFrom: null,
  scheduleTo: null,
  ...changes,
});

const cycle = (key: string, progress: bigint, changes: Partial<Cycle> = {}): Cycle => ({
  achievementId: `id-${key}`,
  cycle: 1,
  progress,
  target: 5n,
  memo: null,
  unlockedAt: null,
  unlockedFactId: null,
  points: 0,
  ...changes,
});

const viewOf = (one: CatalogEntry, cycles: readonly Cycle[] = []) => achievementViews([one], cycles, MOMENT)[0];

describe('what progress counts', () => {
  it.each<[Criteria, string]>([
    [FIVE, 'purchases'],
    [{ type: 'purchase', target: 5, distinct: 'category' }, 'categories'],
    [{ type: 'purchase', target: 5, distinct: 'sku' }, 'products'],
    [{ type: 'purchase', target: 5, distinct: 'day' }, 'days'],
    [{ type: 'spending', target: 100, measure: 'net' }, 'money'],
    [{ type: 'streak', target: 4, unit: 'month' }, 'months'],
    [{ type: 'collection', field: 'sku', values: ['a'], need: 1 }, 'products'],
    [{ type: 'review', target: 1 }, 'reviews'],
    [{ type: 'referral', target: 1 }, 'referrals'],
    [{ type: 'activity', target: 1, event: 'walk', measure: 'count' }, 'times'],
    [{ type: 'activity', target: 1, event: 'walk', measure: 'sum' }, 'sum'],
    [{ type: 'composite', op: 'all', of: ['a'] }, 'achievements'],
  ])('of %j is %s', (criteria, measure) => {
    expect(measureOf(criteria)).toBe(measure);
  });
});

describe('an achievement on the page', () => {
  it('that was never touched is at nothing of its target', () => {
    expect(viewOf(entry('a'))).toMatchObject({ share: 0, unlockedAt: null, timesUnlocked: 0 });
    expect(viewOf(entry('a'))?.progress).toEqual({ have: 0n, need: 5n, measure: 'purchases' });
  });

  it('in progress shows its numbers', () => {
    expect(viewOf(entry('a'), [cycle('a', 3n)])).toMatchObject({ progress: { have: 3n, need: 5n }, share: 0.6 });
  });

  it('that is unlocked tells when', () => {
    expect(viewOf(entry('a'), [cycle('a', 7n, { unlockedAt: NOW })])).toMatchObject({ share: 1, unlockedAt: NOW });
  });

  it('whose rule was changed asks for what it asks now, and keeps what it gave', () => {
    const [now, before] = [entry('a', { criteria: { ...FIVE, target: 8 }, points: 120 }), cycle('a', 4n)];
    expect(viewOf(now, [before])).toMatchObject({ progress: { have: 4n, need: 8n }, share: 0.5, points: 120 });
    const unlocked = cycle('a', 5n, { unlockedAt: NOW, points: 75 });
    expect(viewOf(now, [unlocked])).toMatchObject({ progress: { have: 5n, need: 5n }, share: 1, points: 75 });
  });

  it('repeated on completion counts its cycles and begins anew', () => {
    const cycles = [cycle('a', 5n, { unlockedAt: NOW }), cycle('a', 5n, { cycle: 2, unlockedAt: NOW })];
    const repeated = entry('a', { isRepeated: true });
    expect(viewOf(repeated, cycles)).toMatchObject({ timesUnlocked: 2, share: 0 });
    expect(viewOf(repeated, [...cycles, cycle('a', 1n, { cycle: 3 })])).toMatchObject({ timesUnlocked: 2, share: 0.2 });
  });

  it('of a calendar window shows the present window only', () => {
    const monthly = entry('a', { isPerWindow: true, criteria: { ...FIVE, window: { calendar: 'month' } } });
    const november = (2026 - 1970) * 12 + 10;
    expect(viewOf(monthly, [cycle('a', 3n, { cycle: november })])?.share).toBe(0.6);
    expect(viewOf(monthly, [cycle('a', 3n, { cycle: november - 1 })])?.share).toBe(0);
  });

  it('whose streak broke meanwhile is back at nothing', () => {
    const streak = entry('a', { criteria: { type: 'streak', target: 5, unit: 'day' } });
    expect(viewOf(streak, [cycle('a', 3n, { memo: { unit: 10_000 } })])?.share).toBe(0);
  });

  it('that is secret gives nothing away before it is unlocked', () => {
    const secret = entry('a', { visibility: 'secret' });
    const masked = viewOf(secret, [cycle('a', 3n)]);
    expect(masked).toMatchObject({ isSecret: true, progress: null, share: 0, icon: 'lock' });
    expect(JSON.stringify({ ...masked, id: '' })).not.toContain('The a');
    expect(viewOf(secret, [cycle('a', 5n, { unlockedAt: NOW })])).toMatchObject({ name: 'The a', share: 1 });
  });

  it.each<[string, Partial<CatalogEntry>]>([
    ['switched off', { isActive: false }],
    ['not begun', { scheduleFrom: new Date('2026-12-01T00:00:00Z') }],
    ['over', { scheduleTo: NOW }],
  ])('that is %s is shown only to those who have it', (_case, changes) => {
    expect(viewOf(entry('a', changes), [cycle('a', 3n)])).toBeUndefined();
    expect(viewOf(entry('a', changes), [cycle('a', 5n, { unlockedAt: NOW })])).toBeDefined();
  });
});

describe('nearly there', () => {
  const view = (id: string, share: number, changes: Partial<AchievementView> = {}): AchievementView => ({
    ...(viewOf(entry(id)) as AchievementView),
    id,
    share,
    ...changes,
  });

  it('are the three locked ones nearest to done, the worthier first among equals', () => {
    const views = [view('a', 0.2), view('b', 0.9), view('c', 0.5), view('d', 0.5, { points: 300 }), view('e', 0.1)];
    expect(nearestToDone(views)).toEqual(['b', 'd', 'c']);
  });

  it('leaves out what is unlocked or masked', () => {
    expect(nearestToDone([view('a', 1, { unlockedAt: NOW }), view('b', 0.5, { progress: null })])).toEqual([]);
  });

  it('fills up with the smallest of those not begun, money last', () => {
    const money = { have: 0n, need: 2n, measure: 'money' } as const;
    const one = { have: 0n, need: 1n, measure: 'reviews' } as const;
    const views = [view('a', 0, { progress: money }), view('b', 0), view('c', 0, { progress: one }), view('d', 0.1)];
    expect(nearestToDone(views)).toEqual(['d', 'c', 'b']);
  });

  it('begins with what any purchase brings nearer, not with what takes a special one, and with the humbler among equals', () => {
    const big: Criteria = { type: 'purchase', target: 1, where: { field: 'amount', op: 'gte', value: 10_000_000 } };
    const one: Criteria = { type: 'purchase', target: 1 };
    const entries = [
      entry('big', { criteria: big, points: 300 }),
      entry('all', { criteria: { type: 'composite', op: 'all', of: ['big'] }, points: 50 }),
      entry('rare', { criteria: one, points: 200 }),
      entry('first', { criteria: one }),
      entry('five'),
    ];
    const views = achievementViews(entries, [], MOMENT);
    expect(nearestToDone(views, entries)).toEqual(['id-first', 'id-rare', 'id-five']);
    const left = views.filter(({ id }) => id === 'id-all' || id === 'id-big');
    expect(nearestToDone(left, entries)).toEqual(['id-big', 'id-all']);
  });
});

describe('a share', () => {
  it.each([
    [0n, 5n, 0],
    [5n, 5n, 1],
    [7n, 5n, 1],
    [0n, 0n, 1],
    [1n, 3n, 0.3333],
    [999_999_999_999_999n, 1_000_000_000_000_000n, 0.9999],
  ])('of %s in %s is %s', (have, need, share) => {
    expect(shareOf(have, need)).toBe(share);
  });
});

describe('the ladder', () => {
  const rung = (level: number, earnedAt: Date | null = null): BadgeView => ({
    id: `b${level}`,
    level,
    name: `Level ${level}`,
    description: '',
    color: '#c08a3e',
    pointsRequired: level * 100,
    achievementsRequired: level,
    cashbackBonusBps: 0,
    earnedAt,
  });

  it('begins below the first rung', () => {
    expect(ladderView([rung(2), rung(1)], null, 40, 0)).toMatchObject({
      current: null,
      next: { badge: { level: 1 }, points: { have: 40, need: 100 }, achievements: { have: 0, need: 1 } },
    });
  });

  it('leads from the current rung to the next one', () => {
    const { current, next, rungs } = ladderView([rung(3), rung(1, NOW), rung(2, NOW)], 'b2', 250, 2);
    expect([current?.level, next?.badge.level, rungs.map(({ level }) => level)]).toEqual([2, 3, [1, 2, 3]]);
  });

  it('ends at the top', () => {
    expect(ladderView([rung(1, NOW)], 'b1', 500, 9).next).toBeNull();
  });

  it('counts an achievement unlocked twice once', () => {
    const cycles = [cycle('a', 5n, { unlockedAt: NOW }), cycle('a', 5n, { cycle: 2, unlockedAt: NOW }), cycle('b', 1n)];
    expect(distinctUnlocked(cycles)).toBe(1);
  });
});
