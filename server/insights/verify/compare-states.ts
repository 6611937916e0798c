import type { CustomerState, CycleRow, EarnedBadge, JsonValue } from '#server/loyalty/rules/model.ts';
import { cycleRows } from '#server/loyalty/rules/state.ts';

/** One value that differs between what is stored and what a replay of all facts gives. */
export type Difference = { readonly what: string; readonly stored: string | null; readonly replayed: string | null };

/** Everything in which two states differ, named by field, `achievement:<id>/<cycle>` or `badge:<id>`. */
export function stateDifferences(stored: CustomerState, replayed: CustomerState): Difference[] {
  return [
    ...differingValues(headOf(stored), headOf(replayed)),
    ...differingValues(cyclesOf(stored), cyclesOf(replayed)),
    ...differingValues(badgesOf(stored), badgesOf(replayed)),
  ];
}

function differingValues(stored: ReadonlyMap<string, string>, replayed: ReadonlyMap<string, string>): Difference[] {
  const names = [...new Set([...stored.keys(), ...replayed.keys()])];
  return names
    .filter((name) => stored.get(name) !== replayed.get(name))
    .map((name) => ({ what: name, stored: stored.get(name) ?? null, replayed: replayed.get(name) ?? null }));
}

function headOf({ totalPoints, purchaseCount, firstFactAt, lastFact }: CustomerState): Map<string, string> {
  return new Map([
    ['points', String(totalPoints)],
    ['purchase count', String(purchaseCount)],
    ['first fact', instantText(firstFactAt)],
    ['last fact', lastFact === null ? 'none' : `${instantText(lastFact.at)} ${lastFact.id}`],
  ]);
}

/** A row that holds nothing says what no row says: a rebuild may leave it behind. */
function cyclesOf(state: CustomerState): Map<string, string> {
  const telling = cycleRows(state).filter((row) => row.unlockedAt !== null || row.progress > 0n);
  return new Map(telling.map((row) => [`achievement:${row.achievementId}/${row.cycle}`, cycleText(row)]));
}

function cycleText(row: CycleRow): string {
  const unlocked = row.unlockedBy
    ? `, unlocked ${instantText(row.unlockedAt)} by ${row.unlockedBy.kind} ${row.unlockedBy.id}`
    : '';
  const memo = row.memo === null ? '' : `, memo ${canonical(row.memo)}`;
  return `version ${row.version}, ${row.progress} of ${row.target}, ${row.points} points${unlocked}${memo}`;
}

function badgesOf(state: CustomerState): Map<string, string> {
  return new Map(state.badges.map((badge) => [`badge:${badge.badgeId}`, badgeText(badge)]));
}

function badgeText({ level, version, earnedAt, earnedBy }: EarnedBadge): string {
  return `level ${level}, version ${version}, earned ${instantText(earnedAt)} by ${earnedBy.kind} ${earnedBy.id}`;
}

function instantText(ms: number | null): string {
  return ms === null ? 'none' : new Date(ms).toISOString();
}

/** JSON with sorted keys: the database keeps an order of its own. */
function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}
