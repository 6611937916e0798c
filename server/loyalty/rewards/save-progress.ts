import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import type { CycleRow } from '#server/loyalty/rules/model.ts';
import { instantOf, type Outcome } from './outcome.ts';

const INSERT = `
  insert into user_achievements (id, program_id, user_id, achievement_id, cycle, version, progress, target, memo,
                                 unlocked_at, unlocked_fact_kind, unlocked_fact_id, points, created_at, updated_at)
  select id, program_id, user_id, achievement_id, cycle, version, progress, target, memo::jsonb, unlocked_at::timestamptz,
         fact_kind, fact_id, points, $14::timestamptz, $14::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::int[], $7::bigint[], $8::bigint[],
                $9::text[], $10::text[], $11::text[], $12::uuid[], $13::int[])
      as row (id, program_id, user_id, achievement_id, cycle, version, progress, target, memo, unlocked_at, fact_kind,
              fact_id, points)`;
const UPDATE = `
  update user_achievements as known
     set version = row.version, progress = row.progress, target = row.target, memo = row.memo::jsonb,
         unlocked_at = row.unlocked_at::timestamptz, unlocked_fact_kind = row.fact_kind, unlocked_fact_id = row.fact_id,
         points = row.points, updated_at = $12::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::bigint[], $6::bigint[], $7::text[], $8::text[],
                $9::text[], $10::uuid[], $11::int[])
      as row (user_id, achievement_id, cycle, version, progress, target, memo, unlocked_at, fact_kind, fact_id, points)
   where known.user_id = row.user_id and known.achievement_id = row.achievement_id and known.cycle = row.cycle`;
const DELETE = `
  delete from user_achievements as known
   using unnest($1::uuid[], $2::uuid[], $3::int[]) as row (user_id, achievement_id, cycle)
   where known.user_id = row.user_id and known.achievement_id = row.achievement_id and known.cycle = row.cycle`;

type OwnedRow = { readonly userId: string; readonly programId: string; readonly row: CycleRow };

/** Writes the cycles that moved, those that are new, and takes away those a rebuild no longer has; sorted by their key. */
export function saveProgress(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<unknown>[] {
  const moved: OwnedRow[] = [];
  const added: OwnedRow[] = [];
  const gone: OwnedRow[] = [];
  for (const { customer, changes } of outcomes) {
    const own = (row: CycleRow): OwnedRow => ({ row, userId: customer.id, programId: customer.catalog.programId });
    for (const row of changes.cycles.changed) (isStored(customer.state, row) ? moved : added).push(own(row));
    for (const row of changes.cycles.removed) gone.push(own(row));
  }
  for (const rows of [moved, added, gone]) rows.sort(byKey);
  return [
    ...(gone.length > 0 ? [run(tx, DELETE, keyColumns(gone))] : []),
    ...(moved.length > 0 ? [run(tx, UPDATE, [...keyColumns(moved), ...valueColumns(moved), at])] : []),
    ...(added.length > 0 ? [run(tx, INSERT, [...ownerColumns(added), ...valueColumns(added), at])] : []),
  ];
}

function isStored({ cycles }: Outcome['after'], { achievementId, cycle }: CycleRow): boolean {
  return cycles.get(achievementId)?.some((row) => row.cycle === cycle) ?? false;
}

function byKey(a: OwnedRow, b: OwnedRow): number {
  if (a.userId !== b.userId) return a.userId < b.userId ? -1 : 1;
  if (a.row.achievementId !== b.row.achievementId) return a.row.achievementId < b.row.achievementId ? -1 : 1;
  return a.row.cycle - b.row.cycle;
}

function keyColumns(rows: readonly OwnedRow[]): [string[], string[], number[]] {
  return [rows.map(({ userId }) => userId), rows.map(({ row }) => row.achievementId), rows.map(({ row }) => row.cycle)];
}

function ownerColumns(rows: readonly OwnedRow[]): [string[], string[], string[], string[], number[]] {
  return [rows.map(() => newId()), rows.map(({ programId }) => programId), ...keyColumns(rows)];
}

function valueColumns(owned: readonly OwnedRow[]) {
  const rows = owned.map(({ row }) => row);
  return [
    rows.map(({ version }) => version),
    rows.map(({ progress }) => progress.toString()),
    rows.map(({ target }) => target.toString()),
    rows.map(({ memo }) => (memo === null ? null : JSON.stringify(memo))),
    rows.map(({ unlockedAt }) => (unlockedAt === null ? null : instantOf(unlockedAt))),
    rows.map(({ unlockedBy }) => unlockedBy?.kind ?? null),
    rows.map(({ unlockedBy }) => unlockedBy?.id ?? null),
    rows.map(({ points }) => points),
  ];
}
