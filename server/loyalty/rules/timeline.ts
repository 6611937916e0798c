/** Rules over time: which versions are in force when, each stretch compiled once. */
import { multiplierPct } from '#server/loyalty/badges/rules.ts';
import { compileCashback } from '#server/payments/cashback/rules.ts';
import { zoneOf } from './calendar.ts';
import type {
  AchievementVersion,
  BadgeVersion,
  Catalog,
  CatalogueRows,
  CompiledBadge,
  CompositeAchievement,
  CountedAchievement,
  PricedRule,
} from './catalogue.ts';
import { compileAchievement, countingSignature, eventOf } from './compile-achievement.ts';

/** A catalogue through time. Compile it once for a catalogue revision and keep it. */
export type Timeline = {
  /** Where each stretch begins, rising; the first is -Infinity. */
  readonly starts: readonly number[];
  readonly catalogs: readonly Catalog[];
  /** True when unlocks of this version survive a refund that undoes them. */
  readonly keepsUnlocks: (achievementId: string, version: number) => boolean;
  /** True when any version of any achievement keeps its unlocks. */
  readonly keepsAny: boolean;
  /** The key of an achievement; its id where the catalogue does not know it. */
  readonly keyOf: (achievementId: string) => string;
};

type Versioned = { readonly version: number; readonly effectiveFrom: number | null };

/** Compiles every version into the stretches it is in force. @throws Error on a definition that never passed `rules.ts` */
export function compileTimeline(rows: CatalogueRows): Timeline {
  const compiled = compileVersions(rows.achievements);
  const badges = chains(rows.badges, (row) => row.badgeId);
  const cashback = chains(rows.cashback, (row) => row.ruleId);
  const starts = stretchStarts([...rows.achievements, ...rows.badges, ...rows.cashback]);
  const catalogs = starts.map((start) => ({
    currency: rows.program.currency,
    zone: zoneOf(rows.program.timeZone),
    ...achievementsAt(compiled, start),
    ladder: ladderAt(badges, start),
    cashback: new Map(
      inForce(cashback, start)
        .filter(({ definition }) => definition.isActive)
        .map(({ ruleId, version, definition }): [string, PricedRule] => [
          definition.currency,
          { ...compileCashback(definition, rows.program.rounding), id: ruleId, version },
        ]),
    ),
  }));
  return { starts, catalogs, ...keeping(rows.achievements) };
}

/** The catalogue in force at an instant (epoch milliseconds). */
export function catalogAt(timeline: Timeline, ms: number): Catalog {
  const { starts, catalogs } = timeline;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= ms) low = middle;
    else high = middle - 1;
  }
  const catalog = catalogs[low];
  if (!catalog) throw new Error('a timeline has at least one stretch');
  return catalog;
}

function stretchStarts(versions: readonly Versioned[]): number[] {
  const starts = new Set(versions.map(startOf));
  return [...starts.add(-Infinity)].sort((a, b) => (a < b ? -1 : 1));
}

function startOf({ effectiveFrom }: Versioned): number {
  return effectiveFrom ?? -Infinity;
}

/** Per thing, its versions that are ever in force, in the order they take over: starts and numbers both rise. */
function chains<V extends Versioned>(versions: readonly V[], idOf: (version: V) => string): V[][] {
  const byId = new Map<string, V[]>();
  for (const version of versions) byId.set(idOf(version), [...(byId.get(idOf(version)) ?? []), version]);
  return [...byId.values()].map((all) => {
    const chain: V[] = [];
    let start = Infinity;
    for (const version of all.sort((a, b) => b.version - a.version)) {
      if (startOf(version) >= start) continue;
      start = startOf(version);
      chain.unshift(version);
    }
    return chain;
  });
}

function inForce<V extends Versioned>(all: readonly (readonly V[])[], ms: number): V[] {
  return all.flatMap((chain) => chain.findLast((version) => startOf(version) <= ms) ?? []);
}

type CompiledVersion = Versioned & {
  readonly row: AchievementVersion;
  readonly compiled: CountedAchievement | CompositeAchievement;
};

function compileVersions(rows: readonly AchievementVersion[]): CompiledVersion[][] {
  const idByKey = new Map(rows.map((row) => [row.key, row.achievementId]));
  return chains(rows, (row) => row.achievementId).map((chain) => {
    let signature = '';
    let counting = new Set<number>();
    return chain.map((row) => {
      const next = countingSignature(row.definition);
      if (next !== signature) counting = new Set();
      signature = next;
      counting.add(row.version);
      const compiled = compileAchievement(row, counting, idByKey);
      return { row, compiled, version: row.version, effectiveFrom: row.effectiveFrom };
    });
  });
}

function achievementsAt(
  all: readonly CompiledVersion[][],
  ms: number,
): Pick<Catalog, 'onPurchase' | 'onActivity' | 'composites'> {
  const onPurchase: CountedAchievement[] = [];
  const onActivity = new Map<string, CountedAchievement[]>();
  const composites: CompositeAchievement[] = [];
  const active = inForce(all, ms).filter(({ row }) => row.definition.isActive);
  for (const { row, compiled } of active.sort((a, b) => (a.row.key < b.row.key ? -1 : 1))) {
    const event = eventOf(row.definition.criteria);
    if ('of' in compiled) composites.push(compiled);
    else if (event === null) onPurchase.push(compiled);
    else onActivity.set(event, [...(onActivity.get(event) ?? []), compiled]);
  }
  return { onPurchase, onActivity, composites: inDependencyOrder(composites) };
}

/** Parts before what is made of them. A circle (refused when saved) is cut where it closes. */
function inDependencyOrder(composites: readonly CompositeAchievement[]): CompositeAchievement[] {
  const byId = new Map(composites.map((composite) => [composite.id, composite]));
  const ordered = new Set<CompositeAchievement>();
  const visited = new Set<string>();
  const visit = (composite: CompositeAchievement): void => {
    if (visited.has(composite.id)) return;
    visited.add(composite.id);
    for (const id of composite.of) {
      const part = byId.get(id);
      if (part) visit(part);
    }
    ordered.add(composite);
  };
  for (const composite of composites) visit(composite);
  return [...ordered];
}

function ladderAt(all: readonly BadgeVersion[][], ms: number): CompiledBadge[] {
  const active = inForce(all, ms).filter(({ definition }) => definition.isActive);
  return active.map(compileBadge).sort((a, b) => a.level - b.level);
}

function compileBadge({ badgeId, version, definition }: BadgeVersion): CompiledBadge {
  const { level, pointsRequired, achievementsRequired, benefits } = definition;
  return {
    id: badgeId,
    level,
    subject: `badge:${level}`,
    version,
    pointsRequired,
    achievementsRequired,
    bonusBps: benefits.cashbackBonusBps,
    multiplierPct: multiplierPct(benefits.cashbackMultiplier),
    pointsPct: multiplierPct(benefits.pointsMultiplier),
  };
}

function keeping(rows: readonly AchievementVersion[]): Pick<Timeline, 'keepsUnlocks' | 'keepsAny' | 'keyOf'> {
  const keyById = new Map(rows.map((row) => [row.achievementId, row.key]));
  const keepers = new Set<string>();
  for (const row of rows) if (row.definition.reversal === 'keep') keepers.add(`${row.achievementId}/${row.version}`);
  return {
    keepsAny: keepers.size > 0,
    keepsUnlocks: (achievementId, version) => keepers.size > 0 && keepers.has(`${achievementId}/${version}`),
    keyOf: (achievementId) => keyById.get(achievementId) ?? achievementId,
  };
}
