import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import type { EarnedBadge, FactRef } from '#server/loyalty/rules/model.ts';
import { instantOf, type Outcome } from './outcome.ts';

const REVOKE = `
  update user_badges as known
     set revoked_at = $4::timestamptz, revoked_fact_kind = row.fact_kind, revoked_fact_id = row.fact_id, is_current = false
    from unnest($1::uuid[], $2::text[], $3::uuid[]) as row (id, fact_kind, fact_id)
   where known.id = row.id`;
const MOVE = `
  update user_badges as known
     set badge_version = row.version, earned_at = row.earned_at::timestamptz, earned_fact_kind = row.fact_kind,
         earned_fact_id = row.fact_id
    from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::uuid[]) as row (id, version, earned_at, fact_kind, fact_id)
   where known.id = row.id`;
const LAY_DOWN = `update user_badges set is_current = false where id = any($1::uuid[]) and is_current`;
const EARN = `
  insert into user_badges (id, badge_version, earned_at, earned_fact_kind, earned_fact_id, program_id, user_id, badge_id,
                           is_current, created_at)
  select id, version, earned_at::timestamptz, fact_kind, fact_id, program_id, user_id, badge_id, false, $9::timestamptz
    from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[])
      as row (id, version, earned_at, fact_kind, fact_id, program_id, user_id, badge_id)`;
const PUT_ON = `update user_badges set is_current = true where id = any($1::uuid[])`;

type Held = { readonly id: string; readonly badge: EarnedBadge; readonly userId: string; readonly programId: string };
type Writes = {
  readonly revoked: { readonly id: string; readonly by: FactRef }[];
  readonly moved: Held[];
  readonly earned: Held[];
  readonly laidDown: string[];
  readonly putOn: string[];
};

/**
 * Writes the rungs that were earned, taken back, or are now owed to another fact, and sees to it that the current badge
 * is the earned, active one of the highest level. At no moment two are current.
 */
export function saveBadges(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<unknown>[] {
  const writes: Writes = { revoked: [], moved: [], earned: [], laidDown: [], putOn: [] };
  for (const outcome of outcomes) collect(outcome, writes);
  const { revoked, moved, earned, laidDown, putOn } = writes;
  const revokedColumns = [
    revoked.map(({ id }) => id),
    revoked.map(({ by }) => by.kind),
    revoked.map(({ by }) => by.id),
  ];
  return [
    ...(revoked.length > 0 ? [run(tx, REVOKE, [...revokedColumns, at])] : []),
    ...(moved.length > 0 ? [run(tx, MOVE, earnedColumns(moved))] : []),
    ...(laidDown.length > 0 ? [run(tx, LAY_DOWN, [laidDown])] : []),
    ...(earned.length > 0 ? [run(tx, EARN, [...earnedColumns(earned), ...ownerColumns(earned), at])] : []),
    ...(putOn.length > 0 ? [run(tx, PUT_ON, [putOn])] : []),
  ];
}

function collect({ customer, changes, cause }: Outcome, writes: Writes): void {
  const { gained, lost, moved } = changes.badges;
  const rowOf = new Map(customer.badgeRows.map((row) => [row.badgeId, row]));
  const own = (badge: EarnedBadge): Held => {
    const id = rowOf.get(badge.badgeId)?.id ?? newId();
    return { id, badge, userId: customer.id, programId: customer.catalog.programId };
  };
  const earned = gained.map(own);
  const lostIds = new Set(lost.flatMap(({ badgeId }) => rowOf.get(badgeId)?.id ?? []));
  writes.earned.push(...earned);
  writes.moved.push(...moved.map(own));
  writes.revoked.push(...[...lostIds].map((id) => ({ id, by: cause })));
  const held = customer.badgeRows.filter(({ id }) => !lostIds.has(id));
  wear(customer, [...held, ...earned.map(({ id, badge }) => ({ id, badgeId: badge.badgeId }))], writes);
}

/** Puts the highest active badge on, and the one worn so far down, where that is another. */
function wear(
  { catalog, badgeRows }: Outcome['customer'],
  held: readonly { readonly id: string; readonly badgeId: string }[],
  writes: Writes,
): void {
  const levelOf = ({ badgeId }: { badgeId: string }) => catalog.activeLevels.get(badgeId) ?? -1;
  const worn = badgeRows.find(({ isCurrent }) => isCurrent);
  const best = held.filter((row) => levelOf(row) >= 0).sort((a, b) => levelOf(b) - levelOf(a))[0];
  if (best?.id === worn?.id) return;
  if (worn) writes.laidDown.push(worn.id);
  if (best) writes.putOn.push(best.id);
}

function earnedColumns(rows: readonly Held[]) {
  return [
    rows.map(({ id }) => id),
    rows.map(({ badge }) => badge.version),
    rows.map(({ badge }) => instantOf(badge.earnedAt)),
    rows.map(({ badge }) => badge.earnedBy.kind),
    rows.map(({ badge }) => badge.earnedBy.id),
  ];
}

function ownerColumns(rows: readonly Held[]): [string[], string[], string[]] {
  return [
    rows.map(({ programId }) => programId),
    rows.map(({ userId }) => userId),
    rows.map(({ badge }) => badge.badgeId),
  ];
}
