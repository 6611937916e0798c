/** The oracle's rows of one achievement, worked out from the list of everything that ever counted for it. */
import type { AchievementVersion, CatalogueRows } from '../catalogue.ts';
import type { FactRef } from '../model.ts';
import { countsAlike, targetIn, windowIn } from './oracle-catalogue.ts';
import { dateOf, daysBetween, unitNumber } from './oracle-reading.ts';

/** Something that counted: what it added, when, under which version. */
export type Entry = {
  readonly moment: number;
  readonly at: number;
  readonly date: string;
  readonly fact: FactRef;
  readonly version: AchievementVersion;
  readonly amount: bigint;
  readonly values: readonly string[];
};

export type OracleRow = {
  readonly achievementId: string;
  readonly cycle: number;
  readonly version: number;
  readonly progress: bigint;
  readonly target: bigint;
  readonly unlockedAt: number | null;
  readonly unlockedBy: FactRef | null;
  readonly points: number;
};

/** An unlock that must stand: the row as it was held, and the moment of its fact. */
export type Held = { readonly row: OracleRow; readonly moment: number };

export type Ledger = {
  readonly catalogue: CatalogueRows;
  readonly entries: readonly Entry[];
  readonly held: readonly Held[];
  /** Points an unlock at a moment grants under a version. */
  readonly pointsAt: (moment: number, version: AchievementVersion) => number;
};

/** All rows of one achievement. */
export function rowsFrom(ledger: Ledger): OracleRow[] {
  const { entries, held } = ledger;
  const recurrence = (entries[0]?.version ?? held.map((one) => versionOf(ledger, one))[0])?.definition.recurrence;
  if (recurrence === undefined) return [];
  if (recurrence.kind === 'onCompletion') return repeated(ledger, entries, 1, null);
  const cycleOf = (date: string, version: AchievementVersion) =>
    recurrence.kind === 'once' ? 1 : unitNumber(unitOf(version), date);
  const cycles = new Set([
    ...entries.map((entry) => cycleOf(entry.date, entry.version)),
    ...held.map((one) => one.row.cycle),
  ]);
  return [...cycles].flatMap((cycle) => {
    const own = entries.filter((entry) => cycleOf(entry.date, entry.version) === cycle);
    return single(ledger, own, cycle)?.row ?? [];
  });
}

function unitOf({ definition: { criteria } }: AchievementVersion) {
  const window = 'window' in criteria ? criteria.window : undefined;
  if (typeof window === 'object' && 'calendar' in window) return window.calendar;
  throw new Error('a cycle per window has a calendar window');
}

function versionOf({ catalogue }: Ledger, { row }: Held): AchievementVersion {
  const version = catalogue.achievements.find(
    (one) => one.achievementId === row.achievementId && one.version === row.version,
  );
  if (!version) throw new Error('a held unlock names its version');
  return version;
}

type Ending = { readonly row: OracleRow; readonly entry: Entry | null; readonly moment: number | null };

/** The one row that entries of a cycle make: it ends at the first entry that reaches the target, or where it is held. */
function single(ledger: Ledger, entries: readonly Entry[], cycle: number): Ending | null {
  const held = ledger.held.find((one) => one.row.cycle === cycle);
  const reaching = entries.find(
    (entry) => progressOf(ledger, upTo(entries, entry), entry.version) >= targetIn(entry.version),
  );
  if (reaching && (!held || reaching.moment <= held.moment)) return reached(ledger, entries, cycle, reaching);
  if (held) return heldRow(ledger, entries, held);
  const last = entries.at(-1);
  if (!last) return null;
  const open = rowOf(last.version, cycle, progressOf(ledger, entries, last.version));
  return { row: open, entry: null, moment: null };
}

function upTo(entries: readonly Entry[], entry: Entry): Entry[] {
  return entries.slice(0, entries.indexOf(entry) + 1);
}

function rowOf(version: AchievementVersion, cycle: number, progress: bigint): OracleRow {
  return {
    achievementId: version.achievementId,
    cycle,
    version: version.version,
    progress,
    target: targetIn(version),
    unlockedAt: null,
    unlockedBy: null,
    points: 0,
  };
}

function reached(ledger: Ledger, entries: readonly Entry[], cycle: number, entry: Entry): Ending {
  const counted = onlyGrows(entry.version) ? entries : upTo(entries, entry);
  const row = {
    ...rowOf(entry.version, cycle, progressOf(ledger, counted, entry.version)),
    unlockedAt: entry.at,
    unlockedBy: entry.fact,
    points: ledger.pointsAt(entry.moment, entry.version),
  };
  return { row, entry, moment: entry.moment };
}

function heldRow(ledger: Ledger, entries: readonly Entry[], held: Held): Ending {
  const version = versionOf(ledger, held);
  const counted = onlyGrows(version) ? entries : entries.filter(({ moment }) => moment <= held.moment);
  const row = { ...held.row, progress: progressOf(ledger, counted, version) };
  return { row, entry: null, moment: held.moment };
}

/** A plain sum over a window that never lets go of anything goes on after the unlock. */
function onlyGrows(version: AchievementVersion): boolean {
  const { type } = version.definition.criteria;
  if (type === 'streak' || type === 'collection') return false;
  if ('distinct' in version.definition.criteria && version.definition.criteria.distinct) return false;
  const window = windowIn(version);
  return window === 'lifetime' || 'from' in window || 'sinceFirst' in window;
}

/** The rows of an achievement that begins again at every completion, one segment of entries after the other. */
function repeated(ledger: Ledger, entries: readonly Entry[], cycle: number, last: Ending | null): OracleRow[] {
  const fresh = last ? entries.filter((entry) => !isSpent(ledger, last, entry)) : entries;
  const ending = single(ledger, fresh, cycle);
  if (!ending) return [];
  if (ending.moment === null) return [ending.row];
  const { moment } = ending;
  const version = ending.entry?.version ?? versionOf(ledger, { row: ending.row, moment });
  const { recurrence } = version.definition;
  const max = (recurrence.kind === 'onCompletion' && recurrence.max) || Infinity;
  if (cycle >= max) return [ending.row];
  const until = ending.entry ? upTo(fresh, ending.entry) : fresh.filter((entry) => entry.moment <= moment);
  const progress = progressOf(ledger, until, version);
  const rest = surplus(ending, progress);
  const row = { ...ending.row, progress: progress - (rest?.amount ?? 0n) };
  const after = ending.entry
    ? fresh.slice(fresh.indexOf(ending.entry) + 1)
    : fresh.filter((entry) => entry.moment > moment);
  return [row, ...repeated(ledger, rest ? [rest, ...after] : after, cycle + 1, { ...ending, row })];
}

/** What is beyond the target and carried into the next cycle, as an entry of its own. */
function surplus({ entry, row }: Ending, progress: bigint): Entry | null {
  const recurrence = entry?.version.definition.recurrence;
  if (!entry || recurrence?.kind !== 'onCompletion' || !recurrence.carryExcess) return null;
  const amount = progress - row.target;
  return amount > 0n ? { ...entry, amount } : null;
}

/** A day, week or month that completed a cycle counts no more for the next. */
function isSpent({ catalogue }: Ledger, last: Ending, entry: Entry): boolean {
  const { criteria } = entry.version.definition;
  const isDays = criteria.type === 'purchase' && criteria.distinct === 'day';
  const unit = criteria.type === 'streak' ? criteria.unit : isDays ? 'day' : null;
  if (unit === null) return false;
  const endedOn = dateOf(catalogue.program.timeZone, last.row.unlockedAt ?? 0);
  return unitNumber(unit, endedOn) === unitNumber(unit, entry.date);
}

/** Progress by the definition of the type, over what counts under this version. */
function progressOf({ catalogue }: Ledger, all: readonly Entry[], version: AchievementVersion): bigint {
  const alike = all.filter((entry) => countsAlike(catalogue, entry.version, version));
  const last = alike.at(-1);
  if (!last) return 0n;
  const { criteria } = version.definition;
  const seen = alike.filter((entry) => isInWindow(version, entry, last));
  if (criteria.type === 'streak') {
    const units = seen.map((entry) => unitNumber(criteria.unit, entry.date));
    const end = unitNumber(criteria.unit, last.date);
    let length = 1;
    while (units.includes(end - length)) length += 1;
    return BigInt(length);
  }
  if (criteria.type === 'collection' || (criteria.type === 'purchase' && criteria.distinct)) {
    return BigInt(new Set(seen.flatMap((entry) => entry.values)).size);
  }
  return seen.map((entry) => entry.amount).reduce((a, b) => a + b, 0n);
}

function isInWindow(version: AchievementVersion, entry: Entry, last: Entry): boolean {
  const window = windowIn(version);
  if (window === 'lifetime' || 'from' in window || 'sinceFirst' in window) return true;
  if ('rolling' in window) return daysBetween(entry.date, last.date) < window.rolling;
  return unitNumber(window.calendar, entry.date) === unitNumber(window.calendar, last.date);
}
