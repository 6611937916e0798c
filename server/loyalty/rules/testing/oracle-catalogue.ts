/** Which rules the oracle finds in force: asked of all versions, each time anew. */
import { isDeepStrictEqual } from 'node:util';
import type { AchievementDefinition, Window } from '#server/loyalty/achievements/contract.ts';
import type { AchievementVersion, BadgeVersion, CashbackVersion, CatalogueRows } from '../catalogue.ts';

type Versioned = { readonly version: number; readonly effectiveFrom: number | null };

/** Of one thing's versions, the highest that has begun. */
function inForce<V extends Versioned>(versions: readonly V[], at: number): V | undefined {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom === null || effectiveFrom <= at);
  return begun.find(({ version }) => begun.every((other) => other.version <= version));
}

function eachInForce<V extends Versioned>(versions: readonly V[], idOf: (version: V) => string, at: number): V[] {
  const ids = [...new Set(versions.map(idOf))];
  return ids.flatMap(
    (id) =>
      inForce(
        versions.filter((version) => idOf(version) === id),
        at,
      ) ?? [],
  );
}

export function achievementsAt({ achievements }: CatalogueRows, at: number): AchievementVersion[] {
  return eachInForce(achievements, (row) => row.achievementId, at).filter((row) => row.definition.isActive);
}

export function badgesAt({ badges }: CatalogueRows, at: number): BadgeVersion[] {
  return eachInForce(badges, (row) => row.badgeId, at).filter((row) => row.definition.isActive);
}

export function cashbackAt({ cashback }: CatalogueRows, currency: string, at: number): CashbackVersion | undefined {
  const rules = eachInForce(cashback, (row) => row.ruleId, at);
  return rules.find(({ definition }) => definition.currency === currency && definition.isActive);
}

/** True when counting under one version goes on under the other: nothing between them, in force, counts otherwise. */
export function countsAlike(catalogue: CatalogueRows, a: AchievementVersion, b: AchievementVersion): boolean {
  const own = catalogue.achievements.filter(({ achievementId }) => achievementId === a.achievementId);
  const everInForce = own.filter((row) => inForce(own, row.effectiveFrom ?? -Infinity) === row);
  const [low, high] = [Math.min(a.version, b.version), Math.max(a.version, b.version)];
  return everInForce
    .filter(({ version }) => version >= low && version <= high)
    .every((row) => isDeepStrictEqual(whatCounts(row.definition), whatCounts(a.definition)));
}

function whatCounts({ criteria, recurrence }: AchievementDefinition): object {
  return { ...criteria, target: 0, need: 0, n: 0, recurrence: recurrence.kind };
}

export function targetIn({ definition: { criteria } }: AchievementVersion): bigint {
  if (criteria.type === 'composite') {
    const needed = { all: criteria.of.length, any: 1, atLeast: criteria.n ?? criteria.of.length };
    return BigInt(needed[criteria.op]);
  }
  return BigInt(criteria.type === 'collection' ? criteria.need : criteria.target);
}

/** The window progress is cut to; a cycle per window is a window of its own already. */
export function windowIn({ definition: { criteria, recurrence } }: AchievementVersion): Window {
  const window = 'window' in criteria ? (criteria.window ?? 'lifetime') : 'lifetime';
  return recurrence.kind === 'perWindow' ? 'lifetime' : window;
}

export function isGross({ definition: { criteria } }: AchievementVersion): boolean {
  return criteria.type === 'spending' && criteria.measure === 'gross';
}
