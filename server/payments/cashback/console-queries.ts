import { and, desc, eq, inArray } from 'drizzle-orm';
import { CASHBACK_STATUSES, type CashbackStatus } from '#db/enums.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { payoutFindings, payoutNotices } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { settlementsOf } from '#server/payments/clawbacks/queries.ts';
import { MAX_ATTEMPTS } from '#server/payments/payouts/rules.ts';
import type { PayoutFilters, PayoutRow } from './contract.ts';
import { transactionWithAttempts, viewOfAttempt, viewOfTransaction } from './queries.ts';

/* A million paid ones are not worth reading for a number beside a word. Each word is told to the planner, so that it knows which are rare. */
const COUNTS = CASHBACK_STATUSES.map(
  (status) => `
  select '${status}' as status, count(*)::int as n from (
    select from cashback_transactions
     where program_id = $1::uuid and kind = 'earn' and status = '${status}' limit $2::int) as found`,
).join(' union all ');

/** More than this many of a kind are not counted one by one. */
export const COUNTED_AT_MOST = 10_000;

/** How many of a program's payouts are in which state; more than ten thousand are told as one more than that. */
export async function payoutCounts(ctx: Context, programId: string): Promise<Record<CashbackStatus, number>> {
  requireMay(ctx.actor, 'payout.read', { programId });
  const rows = await run<{ status: CashbackStatus; n: number }>(ctx.db, COUNTS, [programId, COUNTED_AT_MOST + 1]);
  const nOf = new Map(rows.map(({ status, n }) => [status, n]));
  return Object.fromEntries(CASHBACK_STATUSES.map((status) => [status, nOf.get(status) ?? 0])) as Record<
    CashbackStatus,
    number
  >;
}

/** One page of a program's payouts with who they are for, by when they came to be owed. */
export async function payoutPage(
  ctx: Context,
  { programId, filters }: { readonly programId: string; readonly filters: PayoutFilters },
  page: PageRequest,
): Promise<Page<PayoutRow>> {
  requireMay(ctx.actor, 'payout.read', { programId });
  const t = cashbackTransactions;
  const key = { at: t.createdAt, id: t.id };
  const { statuses, provider, errorCode } = filters;
  const rows = await ctx.db
    .select({ transaction: t, name: users.name, email: users.email, externalId: users.externalId })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .where(
      and(
        eq(t.programId, programId),
        eq(t.kind, 'earn'),
        statuses ? inArray(t.status, statuses) : undefined,
        provider ? eq(t.provider, provider) : undefined,
        errorCode ? eq(t.errorCode, errorCode) : undefined,
        beyond(key, page),
      ),
    )
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  const { rows: found, next } = pageOf(rows, page, ({ transaction }) => ({
    at: transaction.createdAt,
    id: transaction.id,
  }));
  return {
    next,
    rows: found.map(({ transaction, name, email, externalId }) => rowOf(transaction, name ?? email ?? externalId)),
  };
}

function rowOf(transaction: typeof cashbackTransactions.$inferSelect, customerName: string | null): PayoutRow {
  const { amountMinor, reversedMinor, nettedMinor, attempts, attemptsBefore } = transaction;
  const { lastError, nextAttemptAt, cancelledAt } = transaction;
  return {
    ...viewOfTransaction(transaction),
    customerName,
    payable: Number(amountMinor - reversedMinor - nettedMinor),
    tries: attempts - attemptsBefore,
    triesAllowed: MAX_ATTEMPTS,
    lastError,
    nextAttemptAt,
    cancelledAt,
  };
}

/**
 * A payout with every attempt, the debts it settles, what its provider told of it, and where a statement differed.
 * @throws Refusal `not_found`
 */
export async function payoutDetail(
  ctx: Context,
  named: { readonly programId: string; readonly transactionId: string },
) {
  requireMay(ctx.actor, 'payout.read', { programId: named.programId });
  const { transaction, attempts } = await transactionWithAttempts(ctx, named);
  const { id, userId } = transaction;
  const [[customer], notices, findings, settlements] = await Promise.all([
    ctx.db
      .select({ name: users.name, email: users.email, externalId: users.externalId })
      .from(users)
      .where(eq(users.id, userId)),
    ctx.db
      .select()
      .from(payoutNotices)
      .where(eq(payoutNotices.transactionId, id))
      .orderBy(desc(payoutNotices.receivedAt)),
    ctx.db.select().from(payoutFindings).where(eq(payoutFindings.transactionId, id)).orderBy(desc(payoutFindings.id)),
    settlementsOf(ctx.db, id),
  ]);
  return {
    ...rowOf(transaction, customer?.name ?? customer?.email ?? customer?.externalId ?? null),
    history: attempts.map((attempt) => ({ ...viewOfAttempt(attempt), response: attempt.response })),
    notices: notices.map(({ eventId, says, outcome, reference, code, message, receivedAt }) => {
      return { eventId, says, outcome, reference, code, message, receivedAt };
    }),
    settlements,
    findings: findings.map(({ runId, kind, theySay, reference, at }) => ({ runId, kind, theySay, reference, at })),
  };
}
