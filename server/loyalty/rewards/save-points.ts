import type { Tx } from '#db/client.ts';
import type { PointsKind } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import type { CycleRow, FactRef } from '#server/loyalty/rules/model.ts';
import { instantOf, type Outcome } from './outcome.ts';

const INSERT = `
  insert into points_ledger (id, program_id, user_id, delta, kind, achievement_id, achievement_version, cycle, fact_kind,
                             fact_id, created_by, occurred_at, created_at)
  select id, program_id, user_id, delta, kind, achievement_id, version, cycle, fact_kind, fact_id, 'job:rewards.grant',
         occurred_at::timestamptz, $12::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::uuid[], $7::int[], $8::int[], $9::text[],
                $10::uuid[], $11::text[])
      as row (id, program_id, user_id, delta, kind, achievement_id, version, cycle, fact_kind, fact_id, occurred_at)`;

/** A line of the points ledger. */
export type LedgerLine = {
  readonly kind: Exclude<PointsKind, 'adjustment'>;
  readonly row: CycleRow;
  readonly delta: number;
  readonly fact: FactRef;
  /** Epoch milliseconds. */
  readonly occurredAt: number;
};

/** What the ledger must say so that its sum follows: points given, taken back, or corrected. */
export function ledgerLines({ changes, cause }: Outcome): LedgerLine[] {
  const { gained, lost, corrected } = changes.unlocks;
  const given = gained.map((row): LedgerLine => {
    const { unlockedBy, unlockedAt, points } = row;
    return {
      kind: 'unlock',
      row,
      delta: points,
      fact: unlockedBy ?? cause,
      occurredAt: unlockedAt ?? cause.occurredAt,
    };
  });
  const { occurredAt } = cause;
  const taken = lost.map((row): LedgerLine => ({ kind: 'revoke', row, delta: -row.points, fact: cause, occurredAt }));
  const put = corrected.map(
    ({ row, delta }): LedgerLine => ({ kind: 'correction', row, delta, fact: cause, occurredAt }),
  );
  return [...taken, ...given, ...put].filter(({ delta }) => delta !== 0);
}

type OwnedLine = LedgerLine & { readonly userId: string; readonly programId: string };

/** Writes the lines of all customers. */
export function savePoints(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<unknown>[] {
  const lines = outcomes.flatMap((outcome): OwnedLine[] => {
    const { id: userId, catalog } = outcome.customer;
    return ledgerLines(outcome).map((line) => ({ ...line, userId, programId: catalog.programId }));
  });
  if (lines.length === 0) return [];
  return [run(tx, INSERT, [...columnsOf(lines), at])];
}

function columnsOf(lines: readonly OwnedLine[]) {
  return [
    lines.map(() => newId()),
    lines.map(({ programId }) => programId),
    lines.map(({ userId }) => userId),
    lines.map(({ delta }) => delta),
    lines.map(({ kind }) => kind),
    lines.map(({ row }) => row.achievementId),
    lines.map(({ row }) => row.version),
    lines.map(({ row }) => row.cycle),
    lines.map(({ fact }) => fact.kind),
    lines.map(({ fact }) => fact.id),
    lines.map(({ occurredAt }) => instantOf(occurredAt)),
  ];
}
