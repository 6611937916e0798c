import type { Tx } from '#db/client.ts';
import type { FactKind } from '#db/enums.ts';
import { run, together } from '#db/statement.ts';
import type { CustomerState, CycleRow, EarnedBadge, JsonValue } from '#server/loyalty/rules/model.ts';
import { type StateHead, stateFromRows } from '#server/loyalty/rules/state.ts';
import type { ProgramCatalog } from './load-catalogs.ts';
import type { BadgeRow } from './outcome.ts';

/** A customer whose row is locked, as it stands under the lock. */
export type LockedCustomer = StateHead & { readonly id: string; readonly programId: string };

type UserRow = {
  readonly id: string;
  readonly programId: string;
  readonly totalPoints: number;
  readonly purchaseCount: number;
  readonly firstFactAt: number | null;
  readonly lastFactAt: number | null;
  readonly lastFactId: string | null;
};
type ProgressRow = Omit<CycleRow, 'progress' | 'target' | 'unlockedBy'> & {
  readonly userId: string;
  readonly progress: string;
  readonly target: string;
  readonly factKind: FactKind | null;
  readonly factId: string | null;
  readonly memo: JsonValue;
};
const MS = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const READ = `
  select id, program_id as "programId", total_points::float8 as "totalPoints", purchase_count as "purchaseCount",
         ${MS('first_fact_at')} as "firstFactAt", ${MS('last_fact_at')} as "lastFactAt", last_fact_id as "lastFactId"
    from users where id = any($1::uuid[])`;
/* Locks in the order of the ids, and returns what stands in the rows once they are locked. */
const LOCK = `${READ} order by id for no key update`;
const PROGRESS = `
  select user_id as "userId", achievement_id as "achievementId", cycle, version, progress, target, memo, points,
         ${MS('unlocked_at')} as "unlockedAt", unlocked_fact_kind as "factKind", unlocked_fact_id as "factId"
    from user_achievements where user_id = any($1::uuid[])`;
const BADGES = `
  select id, user_id as "userId", badge_id as "badgeId", badge_version as version, ${MS('earned_at')} as "earnedAt",
         earned_fact_kind as "factKind", earned_fact_id as "factId", is_current as "isCurrent"
    from user_badges where user_id = any($1::uuid[]) and revoked_at is null`;

/**
 * Locks the customers, in the order of their ids, against everyone who changes what they own. Foreign keys to them can
 * still be written. What they own has to be read by later statements: this one sees the time before the wait.
 */
export async function lockCustomers(tx: Tx, userIds: readonly string[]): Promise<LockedCustomer[]> {
  return headsOf(await run<UserRow>(tx, LOCK, [userIds]));
}

/** These customers as they stand, without locks. */
export async function readCustomers(tx: Tx, userIds: readonly string[]): Promise<LockedCustomer[]> {
  return headsOf(await run<UserRow>(tx, READ, [userIds]));
}

function headsOf(rows: readonly UserRow[]): LockedCustomer[] {
  return rows.map(({ lastFactAt, lastFactId, ...row }) => ({
    ...row,
    lastFact: lastFactAt === null || lastFactId === null ? null : { at: lastFactAt, id: lastFactId },
  }));
}

/** What the customers own besides their own row, as the database has it. */
export type OwnedRows = { readonly progress: readonly ProgressRow[]; readonly badges: readonly BadgeRow[] };

/** Reads progress and badges of these customers. */
export async function loadOwned(tx: Tx, userIds: readonly string[]): Promise<OwnedRows> {
  const [progress, badges] = await together([
    run<ProgressRow>(tx, PROGRESS, [userIds]),
    run<BadgeRow>(tx, BADGES, [userIds]),
  ]);
  return { progress, badges };
}

/** The state of every customer, as the engine wants it. */
export function statesOf(
  customers: readonly LockedCustomer[],
  owned: OwnedRows,
  catalogs: ReadonlyMap<string, ProgramCatalog>,
): Map<string, CustomerState> {
  const cycles = groupedBy(owned.progress, ({ userId }) => userId);
  const badges = groupedBy(owned.badges, ({ userId }) => userId);
  return new Map(
    customers.map(({ id, programId, totalPoints, purchaseCount, firstFactAt, lastFact }) => {
      const catalog = catalogs.get(programId);
      const earned = (badges.get(id) ?? []).map((row) => earnedBadge(row, catalog));
      const head = { totalPoints, purchaseCount, firstFactAt, lastFact };
      return [id, stateFromRows(head, (cycles.get(id) ?? []).map(cycleRow), earned)];
    }),
  );
}

/** Things by a key of theirs, in the order they came. */
export function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

function cycleRow(row: ProgressRow): CycleRow {
  const { achievementId, cycle, version, memo, points, unlockedAt } = row;
  const unlockedBy = row.factKind && row.factId ? { kind: row.factKind, id: row.factId } : null;
  const [progress, target] = [BigInt(row.progress), BigInt(row.target)];
  return { achievementId, cycle, version, progress, target, memo, unlockedAt, unlockedBy, points };
}

function earnedBadge(row: BadgeRow, catalog: ProgramCatalog | undefined): EarnedBadge {
  const { badgeId, version, earnedAt } = row;
  const level = catalog?.badgeLevels.get(`${badgeId}/${version}`) ?? 0;
  return { badgeId, level, version, earnedAt, earnedBy: { kind: row.factKind, id: row.factId } };
}
