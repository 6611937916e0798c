import type { Database, Tx } from '#db/client.ts';
import type { FindingKind } from '#db/enums.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import type { StatementLine } from '#server/payments/payouts/port.ts';
import type { Ours } from './rules.ts';
import { keepTurn, type Turn } from './turns.ts';

/** Where a statement and our books differ, or differed until it was repaired. */
export type Finding = {
  readonly kind: FindingKind;
  readonly line: StatementLine | null;
  readonly ours: Ours | null;
  readonly at: Date;
};

const INSERT = `
  insert into payout_findings (id, run_id, kind, key, reference, program_id, transaction_id, our_status, our_amount, they_say,
                               their_amount, currency, at)
  select r.id, r.run, r.kind, r.key, r.reference, r.program, r.transaction, r.status, r.ours, r.says, r.theirs, r.currency, r.at
    from json_to_recordset($1::json) as r(
      id uuid, run uuid, kind text, key text, reference text, program uuid, transaction uuid, status text, ours bigint,
      says text, theirs bigint, currency char(3), at timestamptz)`;

/**
 * Keeps what a comparison found, as long as it is its turn.
 * @throws TurnLost
 */
export async function keepFindings(ctx: Context, tx: Tx, turn: Turn, findings: readonly Finding[]): Promise<void> {
  await keepTurn(ctx, tx, turn);
  await run(tx, INSERT, [jsonRows(findings.map((finding) => rowOf(turn.id, finding)))]);
}

const FOUND = `select kind, count(*)::int as count from payout_findings where run_id = $1::uuid group by kind`;

/** How much of each kind a comparison has found so far, also in the turns before this one. */
export async function foundIn(on: Database | Tx, runId: string): Promise<Partial<Record<FindingKind, number>>> {
  const rows = await run<{ kind: FindingKind; count: number }>(on, FOUND, [runId]);
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

function rowOf(runId: string, { kind, line, ours, at }: Finding) {
  return {
    id: newId(),
    run: runId,
    kind,
    key: line?.key ?? ours?.id ?? null,
    reference: line?.reference ?? null,
    program: ours?.programId ?? null,
    transaction: ours?.id ?? null,
    status: ours?.status ?? null,
    ours: ours?.payableMinor ?? null,
    says: line?.outcome ?? null,
    theirs: line?.amountMinor ?? null,
    currency: line?.currency ?? ours?.currency ?? null,
    at,
  };
}
