import { z } from 'zod';
import { customerProcedure, router } from '#server/api/trpc.ts';
import { cashbackOverview, cashbackPage, cashbackStatement } from '#server/insights/portal/cashback-queries.ts';
import { CASHBACK_TABS } from '#server/insights/portal/contract.ts';
import { cursor } from './cursor.ts';

export const portalCashbackRouter = router({
  /** Sums, and how many transactions each tab has. */
  overview: customerProcedure.query(({ ctx }) => cashbackOverview(ctx, ctx.person.userId)),
  /** One page of transactions. */
  page: customerProcedure
    .input(z.strictObject({ tab: z.enum(CASHBACK_TABS), cursor: cursor.nullish(), direction: z.string().optional() }))
    .query(({ ctx, input }) => cashbackPage(ctx, ctx.person.userId, input)),
  /** All of them, for a file. */
  statement: customerProcedure.query(({ ctx }) => cashbackStatement(ctx, ctx.person.userId)),
});
