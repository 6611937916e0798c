import type { AchievementView } from '#server/insights/home/contract.ts';

export const ACHIEVEMENT_FILTERS = ['all', 'open', 'unlocked'] as const;
export type AchievementFilter = (typeof ACHIEVEMENT_FILTERS)[number];

/** The achievements of a filter: those in progress first, nearest before farthest, then the unlocked, newest first. */
export function filtered(views: readonly AchievementView[], filter: AchievementFilter): AchievementView[] {
  const open = views.filter((view) => view.unlockedAt === null).sort((a, b) => b.share - a.share);
  const unlocked = views.filter((view) => view.unlockedAt !== null).sort((a, b) => timeOf(b) - timeOf(a));
  if (filter === 'open') return open;
  return filter === 'unlocked' ? unlocked : [...open, ...unlocked];
}

function timeOf(view: AchievementView): number {
  return view.unlockedAt?.getTime() ?? 0;
}
