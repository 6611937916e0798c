import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { CashbackStatus } from '#db/enums.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { payoutFindings, payoutNotices } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { PayoutListInput } from './contract.ts';
import { transactionWithAttempts, viewOfAttempt, viewOfTransaction } from './queries.ts';

/** How many of a program's payouts are in which state. */
export async function payoutCounts(ctx: Context, programId: string): Promise<Partial<Record<CashbackStatus, number>>> {
  requireMay(ctx.actor, 'payout.read', { programId });
  const t = cashbackTransactions;
  const rows = await ctx.db
    .select({ status: t.status, count: sql<number>`count(*)::int` })
    .from(t)
    .where(and(eq(t.programId, programId), eq(t.kind, 'earn')))
    .groupBy(t.status);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** Payouts of a program with who they are for, the newest first. */
export async function payoutPage(ctx: Context, { programId, ...input }: { programId: string } & PayoutListInput) {
  requireMay(ctx.actor, 'payout.read', { programId });
  const t = cashbackTransactions;
  const key = { at: t.createdAt, id: t.id };
  const after = input.after ? { at: new Date(input.after.at), id: input.after.id } : null;
  const page: PageRequest = { limit: input.limit, descending: true, after };
  const conditions = [
    eq(t.programId, programId),
    eq(t.kind, 'earn'),
    input.statuses ? inArray(t.status, input.statuses) : undefined,
    input.provider ? eq(t.provider, input.provider) : undefined,
    input.errorCode ? eq(t.errorCode, input.errorCode) : undefined,
    beyond(key, page),
  ];
  const rows = await ctx.db
    .select({ transaction: t, customerName: users.name, customerExternalId: users.externalId })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .where(and(...conditions))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  const { rows: found, next } = pageOf(rows, page, ({ transaction }) => ({
    at: transaction.createdAt,
    id: transaction.id,
  }));
  const views = found.map(({ transaction, ...customer }) => {
    const { lastError, nextAttemptAt, cancelledAt } = transaction;
    return { ...viewOfTransaction(transaction), ...customer, lastError, nextAttemptAt, cancelledAt };
  });
  return { rows: views, next: next && { at: next.at.toISOString(), id: next.id } };
}

/**
 * A payout with every attempt, what its provider told of it, and where a statement differed.
 * @throws Refusal `not_found`
 */
export async function payoutDetail(
  ctx: Context,
  named: { readonly programId: string; readonly transactionId: string },
) {
  requireMay(ctx.actor, 'payout.read', { programId: named.programId });
  const { transaction, attempts } = await transactionWithAttempts(ctx, named);
  const { id } = transaction;
  const [notices, findings] = await Promise.all([
    ctx.db
      .select()
      .from(payoutNotices)
      .where(eq(payoutNotices.transactionId, id))
      .orderBy(desc(payoutNotices.receivedAt)),
    ctx.db.select().from(payoutFindings).where(eq(payoutFindings.transactionId, id)).orderBy(desc(payoutFindings.id)),
  ]);
  const { lastError, nextAttemptAt, cancelledAt } = transaction;
  return {
    ...viewOfTransaction(transaction),
    lastError,
    nextAttemptAt,
    cancelledAt,
    history: attempts.map((attempt) => ({ ...viewOfAttempt(attempt), response: attempt.response })),
    notices: notices.map(({ eventId, says, outcome, reference, code, message, receivedAt }) => {
      return { eventId, says, outcome, reference, code, message, receivedAt };
    }),
    findings: findings.map(({ runId, kind, theySay, reference, at }) => ({ runId, kind, theySay, reference, at })),
  };
}
