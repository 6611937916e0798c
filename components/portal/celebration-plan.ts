import type { Celebration } from '#server/notifications/contract.ts';

/** What is celebrated at once: one toast for all unlocks, one dialog for the highest of the new badges. */
export type CelebrationPlan = {
  readonly unlocks: readonly Celebration[];
  readonly badge: Celebration | null;
};

/** How much was reached together decides how it is told: many unlocks become one summary, several rungs the highest. */
export function celebrationPlan(news: readonly Celebration[]): CelebrationPlan {
  const badges = news.filter(({ kind }) => kind === 'badge').toSorted((a, b) => (b.level ?? 0) - (a.level ?? 0));
  return { unlocks: news.filter(({ kind }) => kind === 'achievement'), badge: badges[0] ?? null };
}

/** Points of several unlocks together. */
export function pointsOf(unlocks: readonly Celebration[]): number {
  return unlocks.reduce((sum, { points }) => sum + (points ?? 0), 0);
}

/** Whether something is among the news that was not greeted yet; from then on it is. What was seen and goes is nothing new. */
export function greet(news: readonly Celebration[], greeted: Set<string>): boolean {
  const before = greeted.size;
  for (const { id } of news) greeted.add(id);
  return greeted.size > before;
}
