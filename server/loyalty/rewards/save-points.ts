import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import { instantOf, type LedgerLine, type Outcome } from './outcome.ts';

const INSERT = `
  insert into points_ledger (id, program_id, user_id, delta, kind, achievement_id, achievement_version, cycle, fact_kind,
                             fact_id, created_by, occurred_at, created_at)
  select id, program_id, user_id, delta, kind, achievement_id, version, cycle, fact_kind, fact_id, $13,
         occurred_at::timestamptz, $12::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::uuid[], $7::int[], $8::int[], $9::text[],
                $10::uuid[], $11::text[])
      as row (id, program_id, user_id, delta, kind, achievement_id, version, cycle, fact_kind, fact_id, occurred_at)`;

type OwnedLine = LedgerLine & { readonly userId: string; readonly programId: string };

/** Writes the lines of all customers; `by` is the job that moved the points. */
export function savePoints(
  tx: Tx,
  outcomes: readonly Outcome[],
  at: string,
  by = 'job:rewards.grant',
): Promise<unknown>[] {
  const lines = outcomes.flatMap((outcome): OwnedLine[] => {
    const { id: userId, catalog } = outcome.customer;
    return outcome.ledger.map((line) => ({ ...line, userId, programId: catalog.programId }));
  });
  if (lines.length === 0) return [];
  return [run(tx, INSERT, [...columnsOf(lines), at, by])];
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
