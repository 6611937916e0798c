import { and, eq, sql } from 'drizzle-orm';
import { achievements } from '#db/schema/achievements.ts';
import { auditLog } from '#db/schema/audit.ts';
import { cashbackTransactions } from '#db/schema/cashback.ts';
import { pointsLedger } from '#db/schema/points.ts';
import { purchases } from '#db/schema/purchases.ts';
import { type AuditRow, namedActs } from '#server/insights/audit/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { beyond, inPageOrder, type Page, type PageRequest, pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import type { CustomerCashbackRow, LedgerLineView } from './contract.ts';

type Named = { readonly programId: string; readonly customerId: string };

const placeOf = ({ createdAt, id }: { readonly createdAt: Date; readonly id: string }) => ({ at: createdAt, id });

/** One page of a customer's points ledger. @throws Refusal `not_found` */
export async function ledgerPage(ctx: Context, named: Named, page: PageRequest): Promise<Page<LedgerLineView>> {
  requireMay(ctx.actor, 'customer.read', { programId: named.programId });
  await customerById(ctx.db, named.programId, named.customerId);
  const l = pointsLedger;
  const key = { at: l.createdAt, id: l.id };
  const rows = await ctx.db
    .select({
      id: l.id,
      delta: l.delta,
      kind: l.kind,
      achievement: achievements.name,
      factKind: l.factKind,
      factId: l.factId,
      orderId: purchases.orderId,
      note: l.note,
      by: l.createdBy,
      createdAt: l.createdAt,
    })
    .from(l)
    .leftJoin(achievements, eq(achievements.id, l.achievementId))
    .leftJoin(purchases, and(eq(purchases.id, l.factId), eq(l.factKind, 'purchase')))
    .where(and(eq(l.userId, named.customerId), beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, placeOf);
}

/** One page of what a customer is owed and was paid. @throws Refusal `not_found` */
export async function customerCashbackPage(
  ctx: Context,
  named: Named,
  page: PageRequest,
): Promise<Page<CustomerCashbackRow>> {
  requireMay(ctx.actor, 'cashback.read', { programId: named.programId });
  await customerById(ctx.db, named.programId, named.customerId);
  const t = cashbackTransactions;
  const key = { at: t.createdAt, id: t.id };
  const rows = await ctx.db
    .select({
      id: t.id,
      kind: t.kind,
      purchaseId: t.purchaseId,
      orderId: purchases.orderId,
      amount: sql`(${t.amountMinor} - ${t.reversedMinor})::text`.mapWith((worth) => BigInt(worth)),
      currency: t.currency,
      rateBps: t.rateBps,
      status: t.status,
      nextAttemptAt: t.nextAttemptAt,
      errorCode: t.errorCode,
      createdAt: t.createdAt,
    })
    .from(t)
    .innerJoin(purchases, eq(purchases.id, t.purchaseId))
    .where(and(eq(t.userId, named.customerId), beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  return pageOf(rows, page, placeOf);
}

/** One page of what was done to a customer by people, tokens and jobs. @throws Refusal `not_found` */
export async function customerAuditPage(ctx: Context, named: Named, page: PageRequest): Promise<Page<AuditRow>> {
  requireMay(ctx.actor, 'audit.read', { programId: named.programId });
  await customerById(ctx.db, named.programId, named.customerId);
  const a = auditLog;
  const key = { at: a.createdAt, id: a.id };
  const rows = await ctx.db
    .select()
    .from(a)
    .where(and(eq(a.programId, named.programId), eq(a.subjectId, named.customerId), beyond(key, page)))
    .orderBy(...inPageOrder(key, page))
    .limit(page.limit + 1);
  const cut = pageOf(rows, page, placeOf);
  return { next: cut.next, rows: await namedActs(ctx, named.programId, cut.rows) };
}
