import { z } from 'zod';
import type { Database, Tx } from '#db/client.ts';
import { type CashbackStatus, REFUND_POLICIES, type RefundPolicy } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import { ROUNDINGS } from '#server/kernel/money.ts';
import { cashbackDefinition, type DebtSettlement } from '#server/payments/cashback/contract.ts';
import { cashbackAfterRefund, compileCashback } from '#server/payments/cashback/rules.ts';
import type { RefundedCashback } from './rules.ts';

/** Cashback of a purchase with what is due of it after all refunds that are recorded. */
export type ReckonedCashback = RefundedCashback & {
  readonly id: string;
  readonly programId: string;
  readonly userId: string;
  readonly purchaseId: string;
  readonly currency: string;
  readonly provider: string | null;
  readonly policy: RefundPolicy;
};

type Row = Omit<ReckonedCashback, 'amount' | 'reversed' | 'netted' | 'clawedBack' | 'due' | 'policy' | 'status'> & {
  readonly status: CashbackStatus;
  readonly amount: string;
  readonly reversed: string;
  readonly netted: string;
  readonly clawedBack: string;
  readonly purchaseAmount: string;
  readonly net: string;
  readonly bonusBps: number;
  readonly multiplierPct: number;
  readonly definition: unknown;
  readonly rounding: string;
  readonly policy: string | null;
};

/* A definite refusal answers for all attempts before it. */
const READ = `
  select e.id, e.program_id as "programId", e.user_id as "userId", e.purchase_id as "purchaseId", e.status, e.provider,
         e.currency, e.amount, e.reversed_amount as reversed, e.netted_amount as netted,
         e.purchase_amount as "purchaseAmount", e.bonus_bps as "bonusBps", e.multiplier_pct as "multiplierPct",
         p.amount - p.refunded_amount as net, v.definition, coalesce(g.settings->>'rounding', 'half_up') as rounding,
         (select min(r.cashback_policy) from refunds r where r.purchase_id = e.purchase_id) as policy,
         (select coalesce(-sum(c.amount), 0)::bigint from cashback_transactions c
           where c.purchase_id = e.purchase_id and c.kind = 'clawback') as "clawedBack",
         exists (select from cashback_attempts a
                  where a.transaction_id = e.id and a.outcome in ('unknown', 'in_flight', 'paid') and not exists (
                        select from cashback_attempts l where l.transaction_id = e.id and l.attempt > a.attempt
                           and l.outcome = 'refused')) as "isUncertain"
    from cashback_transactions e
    join purchases p on p.id = e.purchase_id
    join programs g on g.id = e.program_id
    join cashback_rule_versions v on v.rule_id = e.rule_id and v.version = e.rule_version
   where e.kind = 'earn' and e.purchase_id = any($1::uuid[]) order by e.id`;

/** The cashback of these purchases, where there is any, with what is due after their refunds. */
export async function reckonedCashback(tx: Database | Tx, purchaseIds: readonly string[]): Promise<ReckonedCashback[]> {
  const rows = await run<Row>(tx, READ, [[...purchaseIds]]);
  return rows.map(reckoned);
}

function reckoned(row: Row): ReckonedCashback {
  const { purchaseAmount, net, bonusBps, multiplierPct, definition, rounding, ...rest } = row;
  const rule = compileCashback(cashbackDefinition.parse(definition), z.enum(ROUNDINGS).parse(rounding));
  const policy = z.enum(REFUND_POLICIES).parse(row.policy ?? 'reevaluate');
  const amount = BigInt(row.amount);
  const earned = { purchaseAmount: BigInt(purchaseAmount), amount, bonusBps, multiplierPct };
  return {
    ...rest,
    policy,
    amount,
    reversed: BigInt(row.reversed),
    netted: BigInt(row.netted),
    clawedBack: BigInt(row.clawedBack),
    due: cashbackAfterRefund(rule, earned, BigInt(net), policy),
  };
}

const SETTLEMENTS = `
  select n.clawback_id as "clawbackId", n.payout_id as "payoutId", n.amount, p.status as "payoutStatus",
         o.order_id as "orderId", n.created_at as at
    from clawback_nettings n
    join cashback_transactions p on p.id = n.payout_id
    join cashback_transactions other on other.id = case when n.payout_id = $1::uuid then n.clawback_id else n.payout_id end
    join purchases o on o.id = other.purchase_id
   where n.clawback_id = $1::uuid or n.payout_id = $1::uuid order by n.created_at, n.id`;

type SettlementRow = Omit<DebtSettlement, 'amount' | 'at'> & { readonly amount: string; readonly at: string };

/** The debts that a payout settles, or the payouts that settle a debt, the oldest first. The caller has asked whether it may be seen. */
export async function settlementsOf(db: Database, transactionId: string): Promise<DebtSettlement[]> {
  const rows = await run<SettlementRow>(db, SETTLEMENTS, [transactionId]);
  return rows.map(({ amount, at, ...row }) => ({ ...row, amount: Number(amount), at: new Date(at).toISOString() }));
}
