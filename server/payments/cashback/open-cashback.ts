import type { Tx } from '#db/client.ts';
import { run, together } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { type NewEvent, writeEvents } from '#server/kernel/events.ts';
import { newId } from '#server/kernel/id.ts';

/** Cashback that a purchase has earned, with its working. Amounts in minor units of the purchase's currency. */
export type OwedCashback = {
  readonly programId: string;
  readonly userId: string;
  readonly purchaseId: string;
  readonly amount: bigint;
  readonly currency: string;
  /** What it was reckoned on. */
  readonly purchaseAmount: bigint;
  readonly baseBps: number;
  readonly bonusBps: number;
  readonly multiplierPct: number;
  readonly rateBps: number;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly badgeId: string | null;
  readonly badgeLevel: number | null;
};

const INSERT = `
  insert into cashback_transactions (id, program_id, user_id, purchase_id, amount, currency, purchase_amount, base_bps,
                                     bonus_bps, multiplier_pct, rate_bps, rule_id, rule_version, badge_id, badge_level,
                                     kind, status, next_attempt_at, created_at, updated_at)
  select row.*, 'earn', 'pending', $16::timestamptz, $16::timestamptz, $16::timestamptz
    from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::bigint[], $8::int[],
                $9::int[], $10::int[], $11::int[], $12::uuid[], $13::int[], $14::uuid[], $15::int[]) as row`;

/**
 * Writes what is owed and enqueues its payment, in the transaction that rewards the purchases. One purchase earns once,
 * in the database's own eyes: a second time fails the transaction.
 */
export async function openCashback(ctx: Context, tx: Tx, owed: readonly OwedCashback[], at: Date): Promise<void> {
  if (owed.length === 0) return;
  const rows = [...owed].sort((a, b) => (a.purchaseId < b.purchaseId ? -1 : 1)).map((row) => ({ id: newId(), ...row }));
  const transactionIds = rows.map(({ id }) => id);
  await together([
    run(tx, INSERT, [...columnsOf(rows), at.toISOString()]),
    writeEvents(tx, rows.map(pendingEvent), at),
    ctx.enqueue(tx, 'cashback.pay', { transactionIds }),
  ]);
}

function pendingEvent(row: OwedCashback & { readonly id: string }): NewEvent {
  const { id, programId, userId, purchaseId, amount, currency, rateBps } = row;
  const data = { purchaseId, amount: Number(amount), currency, rateBps };
  return { programId, userId, type: 'cashback.pending', subjectId: id, data };
}

function columnsOf(rows: readonly (OwedCashback & { readonly id: string })[]) {
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.programId),
    rows.map((row) => row.userId),
    rows.map((row) => row.purchaseId),
    rows.map((row) => row.amount.toString()),
    rows.map((row) => row.currency),
    rows.map((row) => row.purchaseAmount.toString()),
    rows.map((row) => row.baseBps),
    rows.map((row) => row.bonusBps),
    rows.map((row) => row.multiplierPct),
    rows.map((row) => row.rateBps),
    rows.map((row) => row.ruleId),
    rows.map((row) => row.ruleVersion),
    rows.map((row) => row.badgeId),
    rows.map((row) => row.badgeLevel),
  ];
}
