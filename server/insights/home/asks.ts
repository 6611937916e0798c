import type { Criteria } from '#server/loyalty/achievements/contract.ts';
import type { AchievementView, Asks } from './contract.ts';
import type { CatalogEntry } from './rules.ts';

/** What a customer may know of an achievement: nothing of a locked secret one. */
export function nameSeen(
  key: string,
  entries: readonly CatalogEntry[],
  views: readonly AchievementView[],
): string | null {
  const entry = entries.find((one) => one.key === key);
  const view = views.find(({ id }) => id === entry?.id);
  if (!entry || (entry.visibility === 'secret' && !view?.unlockedAt)) return null;
  return entry.name;
}

/** The names a composite is made of, by key. */
export function namesOfParts(
  criteria: Criteria,
  entries: readonly CatalogEntry[],
  views: readonly AchievementView[],
): Record<string, string> {
  if (criteria.type !== 'composite') return {};
  return Object.fromEntries(
    criteria.of.flatMap((key) => {
      const name = nameSeen(key, entries, views);
      return name === null ? [] : [[key, name]];
    }),
  );
}

/** What an achievement asks for, whatever its description says; null where it is none of these. */
export function asksOf(
  { id }: Pick<AchievementView, 'id'>,
  entries: readonly CatalogEntry[],
  views: readonly AchievementView[],
): Asks | null {
  const entry = entries.find((one) => one.id === id);
  return entry ? { criteria: entry.criteria, names: namesOfParts(entry.criteria, entries, views) } : null;
}
