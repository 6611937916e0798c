import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import type { CashbackKind, CashbackStatus } from '#db/enums.ts';
import { cashbackAttempts, cashbackRules, cashbackTransactions } from '#db/schema/cashback.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { CashbackAttemptView, CashbackTransactionView } from './contract.ts';

/** A stored transaction. Amounts in minor units of its currency. */
export type CashbackTransaction = typeof cashbackTransactions.$inferSelect;
export type CashbackAttempt = typeof cashbackAttempts.$inferSelect;
export type CashbackRule = typeof cashbackRules.$inferSelect;

/** Which transactions are asked for; what is absent does not matter. */
export type TransactionFilters = {
  readonly customerId?: string | undefined;
  readonly purchaseId?: string | undefined;
  readonly status?: CashbackStatus | undefined;
  readonly kind?: CashbackKind | undefined;
};

/** One page of a program's cashback by the time it was opened. The caller has asked whether it may be seen. */
export async function transactionsPage(
  db: Database,
  programId: string,
  { customerId, purchaseId, status, kind }: TransactionFilters,
  page: PageRequest,
): Promise<Page<CashbackTransaction>> {
  const t = cashbackTransactions;
  const key = { at: t.createdAt, id: t.id };
  const conditions = [
    eq(t.programId, programId),
    customerId === undefined ? undefined : eq(t.userId, customerId),
    purchaseId === undefined ? undefined : eq(t.purchaseId, purchaseId),
    status === undefined ? undefined : eq(t.status, status),
    kind === undefined ? undefined : eq(t.kind, kind),
    beyond(key, page),
  ];
  const rows = await db
    .select()
    .from(t)
    .where(and(...conditions))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, ({ createdAt, id }) => ({ at: createdAt, id }));
}

/**
 * A transaction with every attempt to pay it.
 * @throws Refusal `not_found`
 */
export async function transactionWithAttempts(
  ctx: Context,
  { programId, transactionId }: { readonly programId: string; readonly transactionId: string },
): Promise<{ transaction: CashbackTransaction; attempts: CashbackAttempt[] }> {
  requireMay(ctx.actor, 'cashback.read', { programId });
  const transaction = await transactionById(ctx.db, { programId, transactionId });
  const attempts = await ctx.db
    .select()
    .from(cashbackAttempts)
    .where(eq(cashbackAttempts.transactionId, transaction.id))
    .orderBy(asc(cashbackAttempts.attempt));
  return { transaction, attempts };
}

/**
 * A transaction by its id. The caller has asked whether it may be seen.
 * @throws Refusal `not_found`
 */
export async function transactionById(
  db: Database,
  { programId, transactionId }: { readonly programId: string; readonly transactionId: string },
): Promise<CashbackTransaction> {
  const isIt = and(eq(cashbackTransactions.programId, programId), eq(cashbackTransactions.id, transactionId));
  const [transaction] = await db.select().from(cashbackTransactions).where(isIt);
  if (!transaction) throw notFound('The cashback transaction');
  return transaction;
}

/** The program's rules, one a currency. */
export async function rulesOf(ctx: Context, programId: string): Promise<CashbackRule[]> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  return ctx.db
    .select()
    .from(cashbackRules)
    .where(eq(cashbackRules.programId, programId))
    .orderBy(asc(cashbackRules.currency));
}

/** The rule of one currency, if there is one. */
export async function ruleOfCurrency(db: Database, programId: string, currency: string): Promise<CashbackRule | null> {
  const isIt = and(eq(cashbackRules.programId, programId), eq(cashbackRules.currency, currency));
  const [rule] = await db.select().from(cashbackRules).where(isIt);
  return rule ?? null;
}

export function viewOfTransaction(row: CashbackTransaction): CashbackTransactionView {
  const { id, purchaseId, refundId, kind, status, currency, baseBps, bonusBps, rateBps, attempts } = row;
  const { provider, providerReference, errorCode } = row;
  const working = { id, purchaseId, refundId, kind, status, currency, baseBps, bonusBps, rateBps, attempts };
  const payment = { provider, providerReference, errorCode };
  return {
    ...working,
    ...payment,
    customerId: row.userId,
    amount: Number(row.amountMinor),
    reversedAmount: Number(row.reversedMinor),
    nettedAmount: Number(row.nettedMinor),
    purchaseAmount: Number(row.purchaseAmountMinor),
    multiplier: row.multiplierPct / 100,
    completedAt: row.completedAt?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
    reversedAt: row.reversedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewOfAttempt(row: CashbackAttempt): CashbackAttemptView {
  const { attempt, provider, outcome, providerReference, error, durationMs } = row;
  return { attempt, provider, outcome, providerReference, error, durationMs, startedAt: row.startedAt.toISOString() };
}
