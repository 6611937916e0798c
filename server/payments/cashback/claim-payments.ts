import type { Tx } from '#db/client.ts';
import type { AttemptOutcome } from '#db/enums.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { netPayouts } from '#server/payments/clawbacks/net-payouts.ts';
import type { ClawbackCheckpoint, DuePayout } from '#server/payments/clawbacks/rules.ts';
import type { Payment } from '#server/payments/payouts/port.ts';
import { type Known, knownOf, MAX_TRIES, type Pacing, type PastAttempt } from '#server/payments/payouts/rules.ts';

/** A transaction that is ours to pay until the lease ends. `attempt` fences: whoever claims it later has a higher one. */
export type ClaimedPayment = Payment &
  Pick<Known, 'mustAsk' | 'mayHaveGone' | 'wasRefused' | 'firstSentAt'> & {
    readonly attempt: number;
    /** Attempts since a person last asked for another try, this one among them. */
    readonly tries: number;
    /** Those of them that may have reached the provider, this one among them. */
    readonly burned: number;
    readonly provider: string;
    readonly purchaseId: string;
    /** Kept back for what the customer owes: earned and not sent. Minor units. */
    readonly nettedMinor: bigint;
  };

type ClaimedRow = Omit<Payment, 'amountMinor'> & {
  readonly amountMinor: string;
  readonly attempt: number;
  readonly attemptsBefore: number;
  readonly provider: string;
  readonly purchaseId: string;
  readonly nettedMinor: string;
};
type PastRow = {
  readonly key: string;
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  readonly at: number;
};

/**
 * Who pays transaction `c` of program `p`: whoever has begun; else who the customer is to be paid by; else who pays for
 * the program.
 */
export const PAID_BY = `
  coalesce(c.provider, (select a.provider from payout_accounts a where a.user_id = c.user_id and a.is_preferred),
           p.settings->>'payoutProvider', 'wallet')`;

/* What is sent is the amount less what refunds took back before, less what settles debts. Processing past its lease means: its worker died. */
const CLAIM = `
  with due as (
    select c.id, ${PAID_BY} as provider
      from cashback_transactions c join programs p on p.id = c.program_id
     where c.id = any($1::uuid[]) and c.kind = 'earn' and c.status in ('pending', 'processing')
       and (c.next_attempt_at is null or c.next_attempt_at <= $2::timestamptz) and c.amount > c.reversed_amount
       and c.attempts - c.attempts_before < $5::int
     order by c.id for no key update of c skip locked)
  update cashback_transactions c
     set status = 'processing', attempts = c.attempts + 1, provider = due.provider, processing_at = $2::timestamptz,
         next_attempt_at = $3::timestamptz, updated_at = $2::timestamptz
    from due where c.id = due.id and due.provider = any($4::text[])
  returning c.id as key, c.program_id as "programId", c.user_id as "userId", c.purchase_id as "purchaseId", c.currency,
            c.amount - c.reversed_amount - c.netted_amount as "amountMinor", c.netted_amount as "nettedMinor",
            c.attempts as attempt, c.attempts_before as "attemptsBefore", c.provider`;

const PAST = `
  select transaction_id as key, attempt, outcome, (extract(epoch from started_at) * 1000)::float8 as at
    from cashback_attempts where transaction_id = any($1::uuid[])`;

const GIVE_UP_LOST = `
  update cashback_attempts set outcome = 'unknown', error = 'the worker did not report back'
   where transaction_id = any($1::uuid[]) and outcome = 'in_flight'`;

const BEGIN_ATTEMPTS = `
  insert into cashback_attempts (id, program_id, transaction_id, attempt, provider, amount, outcome, started_at)
  select r.id, r."programId", r.key, r.attempt, r.provider, r."amountMinor", 'in_flight', $2::timestamptz
    from json_to_recordset($1::json) as r(
      id uuid, "programId" uuid, key uuid, attempt integer, provider text, "amountMinor" bigint)`;

/**
 * Takes the due ones of these transactions for this worker and writes an attempt for each. Committed before any provider
 * is called: from then on everybody else keeps away until the lease ends.
 */
export async function claimPayments(
  ctx: Context,
  transactionIds: readonly string[],
  providers: readonly string[],
  { leaseMs }: Pick<Pacing, 'leaseMs'>,
): Promise<ClaimedPayment[]> {
  const now = ctx.now();
  const until = new Date(now.getTime() + leaseMs);
  return ctx.db.transaction(async (tx) => {
    const parameters = [transactionIds, now.toISOString(), until.toISOString(), providers, MAX_TRIES];
    const rows = await run<ClaimedRow>(tx, CLAIM, parameters);
    if (rows.length === 0) return [];
    const past = await pastAttempts(tx, rows);
    const netted = await netPayouts(tx, rows.filter(({ attempt }) => attempt === 1).map(duePayout), now);
    const payments = rows.map((row) => claimed(row, past.get(row.key) ?? [], netted.get(row.key)));
    const attempts = payments.map(({ programId, key, attempt, provider, amountMinor }) => {
      return { id: newId(), programId, key, attempt, provider, amountMinor };
    });
    await run(tx, BEGIN_ATTEMPTS, [jsonRows(attempts), now.toISOString()]);
    if (netted.size > 0) ctx.checkpoint('clawback.netted' satisfies ClawbackCheckpoint);
    return payments;
  });
}

async function pastAttempts(tx: Tx, rows: readonly ClaimedRow[]): Promise<Map<string, PastAttempt[]>> {
  const repeated = rows.filter((row) => row.attempt > 1).map((row) => row.key);
  const past = await attemptsSoFar(tx, repeated);
  if (repeated.length > 0) await run(tx, GIVE_UP_LOST, [repeated]);
  return past;
}

function duePayout({ key, amountMinor, ...row }: ClaimedRow): DuePayout {
  return { ...row, payoutId: key, payable: BigInt(amountMinor) };
}

/** The attempts of these transactions, by transaction. */
export async function attemptsSoFar(tx: Tx, keys: readonly string[]): Promise<Map<string, PastAttempt[]>> {
  if (keys.length === 0) return new Map();
  const rows = await run<PastRow>(tx, PAST, [keys]);
  const past = rows.map(({ key, attempt, outcome, at }) => ({ key, attempt, outcome, startedAt: new Date(at) }));
  return Map.groupBy(past, ({ key }) => key);
}

function claimed({ attemptsBefore, ...row }: ClaimedRow, past: readonly PastAttempt[], netted = 0n): ClaimedPayment {
  const known = knownOf(past, attemptsBefore);
  return {
    ...row,
    ...known,
    amountMinor: BigInt(row.amountMinor) - netted,
    nettedMinor: BigInt(row.nettedMinor) + netted,
    tries: row.attempt - attemptsBefore,
    burned: known.burned + 1,
  };
}
