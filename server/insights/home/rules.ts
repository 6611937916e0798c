import type { AchievementTier } from '#db/enums.ts';
import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { unitIndex, zoneOf } from '#server/loyalty/rules/calendar.ts';
import { targetOf } from '#server/loyalty/rules/compile-achievement.ts';
import type { JsonValue } from '#server/loyalty/rules/model.ts';
import { standingOn } from '#server/loyalty/rules/standing.ts';
import type { AchievementView, BadgeView, LadderView, Measure } from './contract.ts';

/** One cycle of one achievement, as the customer's rows have it. */
export type Cycle = {
  readonly achievementId: string;
  readonly cycle: number;
  readonly progress: bigint;
  readonly target: bigint;
  readonly memo: JsonValue;
  readonly unlockedAt: Date | null;
  readonly unlockedFactId: string | null;
  /** What its unlock gave; 0 while it is open. */
  readonly points: number;
};

/** An achievement of the catalogue, as far as a customer may see it. */
export type CatalogEntry = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly tier: AchievementTier;
  readonly points: number;
  readonly criteria: Criteria;
  readonly visibility: 'public' | 'secret';
  readonly isRepeated: boolean;
  readonly isPerWindow: boolean;
  readonly isActive: boolean;
  readonly scheduleFrom: Date | null;
  readonly scheduleTo: Date | null;
};

export type Moment = { readonly now: Date; readonly timeZone: string };

const NEAREST = 3;

/** What an achievement counts, for the words beside its numbers. */
export function measureOf(criteria: Criteria): Measure {
  switch (criteria.type) {
    case 'purchase':
      return criteria.distinct ? DISTINCT_MEASURES[criteria.distinct] : 'purchases';
    case 'spending':
      return 'money';
    case 'streak':
      return `${criteria.unit}s`;
    case 'collection':
      return criteria.field === 'sku' ? 'products' : 'categories';
    case 'review':
      return 'reviews';
    case 'referral':
      return 'referrals';
    case 'activity':
      return criteria.measure === 'sum' ? 'sum' : 'times';
    case 'composite':
      return 'achievements';
  }
}

const DISTINCT_MEASURES = { day: 'days', sku: 'products', category: 'categories' } as const;

/**
 * The achievements a customer is shown: what can be reached now, and what they already have. Locked secret ones are
 * masked here, so that their texts never leave the server.
 */
export function achievementViews(
  entries: readonly CatalogEntry[],
  cycles: readonly Cycle[],
  moment: Moment,
): AchievementView[] {
  const byAchievement = Map.groupBy(cycles, (cycle) => cycle.achievementId);
  const views: AchievementView[] = [];
  for (const entry of entries) {
    const rows = byAchievement.get(entry.id) ?? [];
    const isUnlocked = rows.some((row) => row.unlockedAt !== null);
    if (isUnlocked || isReachable(entry, moment.now)) views.push(achievementView(entry, rows, moment));
  }
  return views;
}

function isReachable(entry: CatalogEntry, now: Date): boolean {
  if (!entry.isActive || (entry.scheduleTo !== null && now >= entry.scheduleTo)) return false;
  return entry.scheduleFrom === null || now >= entry.scheduleFrom;
}

function achievementView(entry: CatalogEntry, rows: readonly Cycle[], moment: Moment): AchievementView {
  const unlocked = rows.filter((row) => row.unlockedAt !== null);
  const latest = unlocked.reduce<Date | null>((last, { unlockedAt }) => later(last, unlockedAt), null);
  const shown = shownCycle(entry, rows, moment);
  const need = shown?.unlockedAt ? shown.target : BigInt(targetOf(entry.criteria));
  const have = shown ? standing(entry, shown, moment) : 0n;
  const isMasked = entry.visibility === 'secret' && latest === null;
  return {
    id: entry.id,
    key: isMasked ? '' : entry.key,
    name: isMasked ? '' : entry.name,
    description: isMasked ? '' : entry.description,
    icon: isMasked ? 'lock' : entry.icon,
    tier: entry.tier,
    points: shown?.unlockedAt ? shown.points : entry.points,
    isSecret: entry.visibility === 'secret',
    progress: isMasked ? null : { have, need, measure: measureOf(entry.criteria) },
    share: isMasked ? 0 : shareOf(have, need),
    unlockedAt: latest,
    timesUnlocked: unlocked.length,
  };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** The cycle whose numbers are shown: the open one of a repeated achievement, the only one of the others. */
function shownCycle(entry: CatalogEntry, rows: readonly Cycle[], { now, timeZone }: Moment): Cycle | undefined {
  const last = rows.reduce<Cycle | undefined>((top, row) => (top && top.cycle > row.cycle ? top : row), undefined);
  if (!entry.isPerWindow) return entry.isRepeated && last?.unlockedAt ? undefined : last;
  const present = windowIndex(entry.criteria, now, timeZone);
  return last?.cycle === present ? last : undefined;
}

function windowIndex(criteria: Criteria, now: Date, timeZone: string): number | null {
  const window = 'window' in criteria ? criteria.window : undefined;
  if (typeof window !== 'object' || !('calendar' in window)) return null;
  return unitIndex(window.calendar, zoneOf(timeZone).dayOf(now.getTime()));
}

/** What an open cycle stands at today, towards what the rule in force asks; an unlocked one keeps what it was unlocked with. */
function standing({ criteria, isPerWindow }: CatalogEntry, cycle: Cycle, { now, timeZone }: Moment): bigint {
  if (cycle.unlockedAt !== null || isPerWindow) return cycle.progress;
  return standingOn(criteria, cycle, zoneOf(timeZone).dayOf(now.getTime()));
}

/** How much of a need is had, 0 to 1. */
export function shareOf(have: bigint, need: bigint): number {
  if (have >= need) return 1;
  return Number((have * 10_000n) / need) / 10_000;
}

/**
 * Ids of the locked achievements that were begun and are nearest to done, the one with more points first among equals; then of
 * those not begun, what is easiest to reach first.
 */
export function nearestToDone(views: readonly AchievementView[], entries: readonly CatalogEntry[] = []): string[] {
  const open = views.filter((view) => view.unlockedAt === null && view.progress !== null);
  const begun = open.filter(({ share }) => share > 0);
  begun.sort((a, b) => b.share - a.share || b.points - a.points);
  const criteriaOf = new Map(entries.map((entry) => [entry.id, entry.criteria]));
  const untouched = open.flatMap((view) => {
    return view.share === 0 ? [{ view, hurdle: hurdleOf(view, criteriaOf.get(view.id)) }] : [];
  });
  untouched.sort((a, b) => a.hurdle - b.hurdle || leastFirst(a.view, b.view) || a.view.points - b.view.points);
  return [...begun, ...untouched.map(({ view }) => view)].slice(0, NEAREST).map((view) => view.id);
}

/** How hard it is to begin: 0 whatever is bought counts, 1 not everything counts, 2 it takes a sum or other achievements. */
function hurdleOf({ progress }: AchievementView, criteria: Criteria | undefined): number {
  if (progress?.measure === 'money' || progress?.measure === 'achievements') return 2;
  return criteria && 'where' in criteria && criteria.where ? 1 : 0;
}

function leastFirst(a: AchievementView, b: AchievementView): number {
  return Number((a.progress?.need ?? 0n) - (b.progress?.need ?? 0n));
}

/** The ladder as one customer stands on it. `currentId` is the badge their row calls current. */
export function ladderView(
  rungs: readonly BadgeView[],
  currentId: string | null,
  points: number,
  achievements: number,
): LadderView {
  const sorted = rungs.toSorted((a, b) => a.level - b.level);
  const current = sorted.find((rung) => rung.id === currentId) ?? null;
  const badge = sorted.find((rung) => rung.earnedAt === null && rung.level > (current?.level ?? 0));
  if (!badge) return { current, next: null, rungs: sorted };
  return {
    current,
    next: {
      badge,
      points: { have: points, need: badge.pointsRequired },
      achievements: { have: achievements, need: badge.achievementsRequired },
    },
    rungs: sorted,
  };
}

/** How many different achievements a customer has unlocked: what badges ask for. */
export function distinctUnlocked(cycles: readonly Cycle[]): number {
  return new Set(cycles.filter((cycle) => cycle.unlockedAt !== null).map((cycle) => cycle.achievementId)).size;
}
