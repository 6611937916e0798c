import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import { type Debt, type DuePayout, nettingsOf } from './rules.ts';

type DebtRow = Omit<Debt, 'left'> & { readonly owed: string };

/* Locked in the order of their ids, so that two payouts of a customer never settle the same debt. */
const LOCK_DEBTS = `
  select id as "clawbackId", program_id as "programId", user_id as "userId", currency, -amount as owed
    from cashback_transactions
   where kind = 'clawback' and status in ('pending', 'processing') and user_id = any($1::uuid[]) order by id for no key update`;

/* A payout that will never be made has settled nothing. */
const SETTLED = `
  select n.clawback_id as "clawbackId", sum(n.amount)::bigint as amount
    from clawback_nettings n join cashback_transactions p on p.id = n.payout_id and p.status <> 'reversed'
   where n.clawback_id = any($1::uuid[]) group by 1`;

const INSERT = `
  insert into clawback_nettings (id, program_id, clawback_id, payout_id, amount, created_at)
  select r.id, r."programId", r."clawbackId", r."payoutId", r.amount, $2::timestamptz
    from json_to_recordset($1::json) as r(id uuid, "programId" uuid, "clawbackId" uuid, "payoutId" uuid, amount bigint)
   order by r."payoutId", r."clawbackId"`;

const LESS = `
  update cashback_transactions p set netted_amount = t.amount
    from (select r."payoutId" as id, sum(r.amount) as amount
            from json_to_recordset($1::json) as r("payoutId" uuid, amount bigint) group by 1) as t
   where p.id = t.id`;

const BEGUN = `
  update cashback_transactions set status = 'processing', updated_at = $2::timestamptz
   where id = any($1::uuid[]) and status = 'pending'`;

/**
 * Makes payouts smaller by what their customers owe back, before they are sent for the first time; from then on each always
 * asks for the same amount. The payouts must be locked, and none of them ever tried. Answers what was netted, by payout.
 */
export async function netPayouts(tx: Tx, payouts: readonly DuePayout[], now: Date): Promise<Map<string, bigint>> {
  if (payouts.length === 0) return new Map();
  const customers = new Set(payouts.map(({ userId }) => userId));
  const debts = await run<DebtRow>(tx, LOCK_DEBTS, [[...customers]]);
  if (debts.length === 0) return new Map();
  const nettings = nettingsOf(await leftOf(tx, debts), payouts);
  if (nettings.length === 0) return new Map();
  const rows = jsonRows(nettings.map((netting) => ({ id: newId(), ...netting })));
  await run(tx, LESS, [rows]);
  await run(tx, BEGUN, [[...new Set(nettings.map(({ clawbackId }) => clawbackId))].sort(), now.toISOString()]);
  await run(tx, INSERT, [rows, now.toISOString()]);
  const netted = new Map<string, bigint>();
  for (const { payoutId, amount } of nettings) netted.set(payoutId, (netted.get(payoutId) ?? 0n) + amount);
  return netted;
}

async function leftOf(tx: Tx, rows: readonly DebtRow[]): Promise<Debt[]> {
  type SettledRow = { readonly clawbackId: string; readonly amount: string };
  const settled = await run<SettledRow>(tx, SETTLED, [rows.map(({ clawbackId }) => clawbackId)]);
  const byId = new Map(settled.map(({ clawbackId, amount }) => [clawbackId, BigInt(amount)]));
  return rows.map(({ owed, ...row }) => ({ ...row, left: BigInt(owed) - (byId.get(row.clawbackId) ?? 0n) }));
}
