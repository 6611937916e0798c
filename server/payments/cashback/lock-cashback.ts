import type { Tx } from '#db/client.ts';
import type { CashbackKind, CashbackStatus } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Present } from '#server/payments/payouts/rules/words.ts';
import type { PastAttempt } from '#server/payments/payouts/rules.ts';
import { attemptsSoFar } from './claim-payments.ts';

/** A transaction whose row, and whose customer's, are locked until the database transaction ends. Amounts in minor units. */
export type LockedCashback = {
  readonly id: string;
  readonly programId: string;
  readonly userId: string;
  readonly purchaseId: string;
  readonly kind: CashbackKind;
  readonly status: CashbackStatus;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly reversedMinor: bigint;
  readonly nettedMinor: bigint;
  /** What is to be paid out. */
  readonly payableMinor: bigint;
  readonly rateBps: number;
  readonly attempts: number;
  readonly attemptsBefore: number;
  readonly provider: string | null;
  readonly providerReference: string | null;
  readonly errorCode: string | null;
  readonly leaseUntil: Date | null;
  readonly past: readonly PastAttempt[];
};

type Row = Omit<
  LockedCashback,
  'amountMinor' | 'reversedMinor' | 'nettedMinor' | 'payableMinor' | 'leaseUntil' | 'past'
> & {
  readonly amount: string;
  readonly reversed: string;
  readonly netted: string;
  readonly leaseUntil: string | null;
};

const LOCK_CUSTOMER = `
  select id from users where id = (select user_id from cashback_transactions where id = $1::uuid) for no key update`;
const LOCK = `
  select id, program_id as "programId", user_id as "userId", purchase_id as "purchaseId", kind, status, currency, amount,
         reversed_amount as reversed, netted_amount as netted, rate_bps as "rateBps", attempts,
         attempts_before as "attemptsBefore", provider, provider_reference as "providerReference",
         error_code as "errorCode", next_attempt_at as "leaseUntil"
    from cashback_transactions where id = $1::uuid for no key update`;

/** Locks the customer, then the transaction, and reads its past. Null: there is no such transaction. */
export async function lockCashback(tx: Tx, id: string): Promise<LockedCashback | null> {
  const customers = await run(tx, LOCK_CUSTOMER, [id]);
  if (customers.length === 0) return null;
  const [row] = await run<Row>(tx, LOCK, [id]);
  if (!row) return null;
  const past = (await attemptsSoFar(tx, [id])).get(id) ?? [];
  const { amount, reversed, netted, leaseUntil, ...rest } = row;
  const amounts = { amountMinor: BigInt(amount), reversedMinor: BigInt(reversed), nettedMinor: BigInt(netted) };
  const payableMinor = amounts.amountMinor - amounts.reversedMinor - amounts.nettedMinor;
  return { ...rest, ...amounts, payableMinor, past, leaseUntil: leaseUntil ? new Date(leaseUntil) : null };
}

/** The transaction as a provider's word meets it. */
export function presentOf(cashback: LockedCashback, now: Date): Present {
  const { status, currency, payableMinor, past, leaseUntil, errorCode } = cashback;
  const last = past.find(({ attempt }) => attempt === cashback.attempts);
  return {
    status,
    currency,
    askedMinor: payableMinor,
    reference: cashback.providerReference,
    isInFlight: last?.outcome === 'in_flight' && leaseUntil !== null && leaseUntil > now,
    isUnsent: cashback.attempts === cashback.attemptsBefore,
    isRetried: cashback.attemptsBefore > 0,
    isDisputed: errorCode === DISPUTED,
  };
}

/** Error code of a transaction that stands for review because words contradict each other. */
export const DISPUTED = 'contradiction';
