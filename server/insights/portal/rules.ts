import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import { asksOf, nameSeen } from '../home/asks.ts';
import type { AchievementView } from '../home/contract.ts';
import { type CatalogEntry, type Cycle, measureOf } from '../home/rules.ts';
import type { GoalPart, GoalView, SeenComparison, StoryLine } from './contract.ts';

/** Of all customers how many hold something, in basis points rounded up, so that what somebody holds is never 0. */
export function rarityBps(holders: number, customers: number): number | null {
  if (customers === 0) return null;
  return Math.min(10_000, Math.ceil((holders * 10_000) / customers));
}

/** What an achievement asks for, told only where its description says nothing and the customer may know it. */
export function askedOf(
  view: AchievementView,
  entries: readonly CatalogEntry[],
  views: readonly AchievementView[],
): GoalView['asks'] {
  const isTold = entries.some(({ id, description }) => id === view.id && description.trim() !== '');
  return isTold || view.progress === null ? null : asksOf(view, entries, views);
}

/** The parts of a collection or a composite with a mark at those the customer has; others have none. */
export function partsOf(
  entry: CatalogEntry,
  cycles: readonly Cycle[],
  entries: readonly CatalogEntry[],
  views: readonly AchievementView[],
): GoalPart[] {
  const { criteria } = entry;
  if (criteria.type === 'composite') {
    return criteria.of.map((key) => {
      const id = entries.find((one) => one.key === key)?.id;
      const isHad = views.some((view) => view.id === id && view.unlockedAt !== null);
      return { name: nameSeen(key, entries, views), isHad };
    });
  }
  if (criteria.type !== 'collection') return [];
  const own = cycles.filter(({ achievementId }) => achievementId === entry.id).toSorted((a, b) => b.cycle - a.cycle)[0];
  const seen = seenIn(own);
  return criteria.values.map((value) => ({ name: value, isHad: seen.has(value) }));
}

/** The values a cycle of a collection remembers. */
function seenIn(cycle: Cycle | undefined): ReadonlySet<string> {
  const memo = cycle?.memo;
  if (typeof memo !== 'object' || memo === null || !('seen' in memo) || !Array.isArray(memo.seen)) return new Set();
  return new Set(memo.seen.flatMap((pair: unknown) => (Array.isArray(pair) ? [String(pair[0])] : [])));
}

/** A line of a stored trace. */
export type ToldLine = {
  readonly subject: string;
  readonly outcome: string;
  readonly reasons: readonly Record<string, unknown>[];
};

type Known = {
  readonly entries: readonly CatalogEntry[];
  readonly views: readonly AchievementView[];
  readonly rungs: readonly Named[];
  /** Ids of the achievements whose progress changed. */
  readonly moved: ReadonlySet<string>;
  /** When it was bought. */
  readonly at: Date;
};

type Named = { readonly level: number; readonly name: string };

/**
 * What one purchase did and did not do, as its customer may know it: lines about secret achievements that are still locked
 * are left out, and so are those about what no longer exists.
 */
export function storyLines(trace: readonly ToldLine[], known: Known): StoryLine[] {
  return trace.flatMap((line): StoryLine[] => {
    const reasons = line.reasons as readonly SeenComparison[];
    const { outcome } = line;
    if (line.subject === 'cashback') return [{ subject: 'cashback', name: '', outcome, progress: null, reasons }];
    const [kind, key = ''] = line.subject.split(/:(.*)/);
    if (kind === 'badge') {
      const name = known.rungs.find(({ level }) => String(level) === key)?.name;
      return name ? [{ subject: 'badge', name, outcome, progress: null, reasons }] : [];
    }
    return achievementLine(key, line, known);
  });
}

function achievementLine(key: string, { outcome, reasons }: ToldLine, known: Known): StoryLine[] {
  const entry = known.entries.find((one) => one.key === key);
  const name = nameSeen(key, known.entries, known.views);
  if (!entry || name === null) return [];
  if (MISSES.has(outcome) && isHadBefore(entry, known)) {
    return [{ subject: 'achievement', name, outcome: 'already_unlocked', progress: null, reasons: [] }];
  }
  const told = outcome === 'matched' && !known.moved.has(entry.id) ? 'unmoved' : outcome;
  const seen = reasons as readonly SeenComparison[];
  return [{ subject: 'achievement', name, outcome: told, ...progressOf(entry.criteria, seen) }];
}

const MISSES: ReadonlySet<string> = new Set(['not_matched', 'none']);

/** Conditions come first in a trace; who has what is unlocked once misses nothing by them. */
function isHadBefore({ id, isRepeated, isPerWindow }: CatalogEntry, { views, at }: Known): boolean {
  const unlockedAt = views.find((view) => view.id === id)?.unlockedAt;
  return !isRepeated && !isPerWindow && unlockedAt != null && unlockedAt < at;
}

/** Progress among the reasons becomes numbers of what the achievement counts. */
function progressOf(criteria: Criteria, reasons: readonly SeenComparison[]): Pick<StoryLine, 'progress' | 'reasons'> {
  const told = reasons.find(({ field }) => field === 'progress' || field === 'achievements');
  if (!told) return { progress: null, reasons };
  const progress = { have: exact(told.observed), need: exact(told.expected), measure: measureOf(criteria) };
  return { progress, reasons: reasons.filter((reason) => reason !== told) };
}

function exact(value: unknown): bigint {
  return typeof value === 'number' || typeof value === 'string' ? BigInt(value) : 0n;
}
