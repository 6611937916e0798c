import { z } from 'zod';
import type { Database, Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';
import { achievementDefinition } from '#server/loyalty/achievements/contract.ts';
import { badgeDefinition } from '#server/loyalty/badges/contract.ts';
import type { CatalogueRows, ProgramRules } from '#server/loyalty/rules/catalogue.ts';
import { compileTimeline, type Timeline } from '#server/loyalty/rules/timeline.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';

/** The rules of a program as they stand at one revision, compiled. */
export type ProgramCatalog = {
  readonly programId: string;
  readonly revision: number;
  readonly currency: string;
  readonly timeline: Timeline;
  /** The level of every version of a badge, by `<badge id>/<version>`. */
  readonly badgeLevels: ReadonlyMap<string, number>;
  /** Level of each badge that is active today: who earned it may wear it. */
  readonly activeLevels: ReadonlyMap<string, number>;
};

/** Compiled catalogues of one database; the worker keeps one for its life. */
export type CatalogCache = Map<string, ProgramCatalog>;

type ProgramRow = ProgramRules & { readonly id: string; readonly revision: number };

const PROGRAMS = `
  select id, currency, time_zone as "timeZone", coalesce(settings->>'rounding', 'half_up') as rounding,
         catalog_revision::float8 as revision
    from programs where id = any($1::uuid[])`;
const START = `(extract(epoch from effective_from) * 1000)::float8 as "effectiveFrom"`;
const ACHIEVEMENTS = `
  select v.achievement_id as "achievementId", a.key, v.version, ${START}, v.definition
    from achievement_versions v join achievements a on a.id = v.achievement_id where v.program_id = $1`;
const BADGES = `select badge_id as "badgeId", version, ${START}, definition from badge_versions where program_id = $1`;
const CASHBACK = `
  select rule_id as "ruleId", version, ${START}, definition from cashback_rule_versions where program_id = $1`;
const ACTIVE_BADGES = `select id, level from badges where program_id = $1 and is_active`;

/**
 * The compiled rules of these programs. Call it in a transaction that holds the catalogues still; what is in the cache
 * is used while the program's revision is the same.
 */
export async function loadCatalogs(
  tx: Tx | Database,
  programIds: readonly string[],
  cache: CatalogCache,
): Promise<Map<string, ProgramCatalog>> {
  const programs = await run<ProgramRow>(tx, PROGRAMS, [programIds]);
  const catalogs = new Map<string, ProgramCatalog>();
  for (const program of programs) catalogs.set(program.id, await freshCatalog(tx, program, cache));
  return catalogs;
}

async function freshCatalog(tx: Tx | Database, program: ProgramRow, cache: CatalogCache): Promise<ProgramCatalog> {
  const known = cache.get(program.id);
  if (known?.revision === program.revision) return known;
  const catalog = await compileCatalog(tx, program);
  cache.set(program.id, catalog);
  return catalog;
}

/**
 * The rules of a program as they would be after a change of them, compiled and kept nowhere.
 * @throws Error when there is no such program
 */
export async function loadChangedCatalog(
  tx: Tx | Database,
  programId: string,
  change: (rows: CatalogueRows) => CatalogueRows,
): Promise<ProgramCatalog> {
  const [program] = await run<ProgramRow>(tx, PROGRAMS, [[programId]]);
  if (!program) throw new Error(`there is no program ${programId}`);
  return compileCatalog(tx, program, change);
}

async function compileCatalog(
  tx: Tx | Database,
  program: ProgramRow,
  change: (rows: CatalogueRows) => CatalogueRows = (rows) => rows,
): Promise<ProgramCatalog> {
  const rows = change(await loadRows(tx, program));
  const active = await run<{ id: string; level: number }>(tx, ACTIVE_BADGES, [program.id]);
  return {
    programId: program.id,
    revision: program.revision,
    currency: program.currency,
    timeline: compileTimeline(rows),
    badgeLevels: new Map(rows.badges.map((row) => [`${row.badgeId}/${row.version}`, row.definition.level])),
    activeLevels: new Map(active.map(({ id, level }) => [id, level])),
  };
}

const started = { version: z.int(), effectiveFrom: z.number().nullable() };
const achievementRows = z.array(
  z.object({ ...started, achievementId: z.string(), key: z.string(), definition: achievementDefinition }),
);
const badgeRows = z.array(z.object({ ...started, badgeId: z.string(), definition: badgeDefinition }));
const cashbackRows = z.array(z.object({ ...started, ruleId: z.string(), definition: cashbackDefinition }));

async function loadRows(tx: Tx | Database, program: ProgramRow): Promise<CatalogueRows> {
  const [achievements, badges, cashback] = await Promise.all(
    [ACHIEVEMENTS, BADGES, CASHBACK].map((text) => run<unknown>(tx, text, [program.id])),
  );
  return {
    program: { ...program, rounding: z.enum(ROUNDINGS).parse(program.rounding) },
    achievements: achievementRows.parse(achievements),
    badges: badgeRows.parse(badges),
    cashback: cashbackRows.parse(cashback),
  };
}
