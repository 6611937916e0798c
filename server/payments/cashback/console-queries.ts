import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { CASHBACK_STATUSES, type CashbackStatus } from '#db/enums.ts';
import { badges } from '#db/schema/badges.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { payoutFindings, payoutNotices } from '#db/schema/payouts.ts';
import { purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { settlementsOf } from '#server/payments/clawbacks/queries.ts';
import { MAX_ATTEMPTS } from '#server/payments/payouts/rules.ts';
import type { PayoutFilters, PayoutRow, WhoseCashback } from './contract.ts';
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

type Asked = {
  readonly programId: string;
  readonly filters: Omit<PayoutFilters, 'text'>;
  /** Those of these customers and purchases alone; of everybody when absent. */
  readonly of?: WhoseCashback | undefined;
};

/** One page of a program's payouts with who they are for, by when they came to be owed. */
export async function payoutPage(
  ctx: Context,
  { programId, filters, of }: Asked,
  page: PageRequest,
): Promise<Page<PayoutRow>> {
  requireMay(ctx.actor, 'payout.read', { programId });
  const t = cashbackTransactions;
  const key = { at: t.createdAt, id: t.id };
  const { statuses, provider, errorCode } = filters;
  const rows = await ctx.db
    .select({ transaction: t, ...OWNER, orderId: purchases.orderId })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .innerJoin(purchases, eq(purchases.id, t.purchaseId))
    .where(
      and(
        eq(t.programId, programId),
        eq(t.kind, 'earn'),
        of ? or(inArray(t.userId, [...of.customerIds]), inArray(t.purchaseId, [...of.purchaseIds])) : undefined,
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
    rows: found.map(({ transaction, orderId, ...owner }) => rowOf(transaction, nameOf(owner), orderId)),
  };
}

const OWNER = { name: users.name, email: users.email, externalId: users.externalId };
type Owner = Readonly<Record<keyof typeof OWNER, string | null>>;

function nameOf({ name, email, externalId }: Owner): string | null {
  return name ?? email ?? externalId;
}

type Stored = typeof cashbackTransactions.$inferSelect;

function rowOf(transaction: Stored, customerName: string | null, orderId: string): PayoutRow {
  const { amountMinor, reversedMinor, nettedMinor, attempts, attemptsBefore } = transaction;
  const { lastError, nextAttemptAt, cancelledAt } = transaction;
  return {
    ...viewOfTransaction(transaction),
    customerName,
    orderId,
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
  asked: { readonly programId: string; readonly transactionId: string },
) {
  requireMay(ctx.actor, 'payout.read', { programId: asked.programId });
  const { transaction, attempts } = await transactionWithAttempts(ctx, asked);
  const { id } = transaction;
  const [[named], notices, findings, settlements] = await Promise.all([
    ctx.db
      .select({ ...OWNER, orderId: purchases.orderId, badge: badges.name })
      .from(cashbackTransactions)
      .innerJoin(users, eq(users.id, cashbackTransactions.userId))
      .innerJoin(purchases, eq(purchases.id, cashbackTransactions.purchaseId))
      .leftJoin(badges, eq(badges.id, cashbackTransactions.badgeId))
      .where(eq(cashbackTransactions.id, id)),
    ctx.db
      .select()
      .from(payoutNotices)
      .where(eq(payoutNotices.transactionId, id))
      .orderBy(desc(payoutNotices.receivedAt)),
    ctx.db.select().from(payoutFindings).where(eq(payoutFindings.transactionId, id)).orderBy(desc(payoutFindings.id)),
    settlementsOf(ctx.db, id),
  ]);
  return {
    ...rowOf(transaction, named ? nameOf(named) : null, named?.orderId ?? ''),
    /** Whose bonus is in the rate. */
    badgeName: named?.badge ?? null,
    history: attempts.map((attempt) => ({ ...viewOfAttempt(attempt), response: attempt.response })),
    notices: notices.map(({ eventId, says, outcome, reference, code, message, receivedAt }) => {
      return { eventId, says, outcome, reference, code, message, receivedAt };
    }),
    settlements,
    findings: findings.map(({ runId, kind, theySay, reference, at }) => ({ runId, kind, theySay, reference, at })),
  };
}
