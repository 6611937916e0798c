import type { GoalView } from '#server/insights/portal/contract.ts';

export const GOAL_FILTERS = ['all', 'open', 'unlocked', 'locked'] as const;
export type GoalFilter = (typeof GOAL_FILTERS)[number];

export const GOAL_SORTS = ['nearest', 'newest', 'rarest', 'points'] as const;
export type GoalSort = (typeof GOAL_SORTS)[number];

const FILTERS: Record<GoalFilter, (view: GoalView) => boolean> = {
  all: () => true,
  open: (view) => view.share > 0 && view.share < 1,
  unlocked: (view) => view.unlockedAt !== null,
  locked: (view) => view.unlockedAt === null && view.share === 0,
};

const unlockedAt = (view: GoalView) => view.unlockedAt?.getTime() ?? 0;
/** What is under way by its nearness, then what is not begun, then what is done, newest first. */
const byNearness = (a: GoalView, b: GoalView) =>
  place(a) - place(b) || b.share - a.share || unlockedAt(b) - unlockedAt(a);

function place(view: GoalView): number {
  if (view.share > 0 && view.share < 1) return 0;
  return view.unlockedAt === null ? 1 : 2;
}

const SORTS: Record<GoalSort, (a: GoalView, b: GoalView) => number> = {
  nearest: byNearness,
  newest: (a, b) => unlockedAt(b) - unlockedAt(a) || byNearness(a, b),
  rarest: (a, b) => (a.rarityBps ?? 0) - (b.rarityBps ?? 0) || byNearness(a, b),
  points: (a, b) => b.points - a.points || byNearness(a, b),
};

/** The achievements of a filter in the order wanted. */
export function ordered(views: readonly GoalView[], filter: GoalFilter, sort: GoalSort): GoalView[] {
  return views.filter(FILTERS[filter]).sort(SORTS[sort]);
}
