import { z } from 'zod';
import { pageAround, pageWords } from '#server/api/console-pages.ts';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { meantBy } from '#server/insights/console/queries.ts';
import { cancelCashback } from '#server/payments/cashback/cancel-cashback.ts';
import { payoutCounts, payoutDetail, payoutPage } from '#server/payments/cashback/console-queries.ts';
import {
  type CancelCashbackInput,
  type MarkPaidInput,
  payoutFilters,
  type RetryManyInput,
} from '#server/payments/cashback/contract.ts';
import { markCashbackPaid } from '#server/payments/cashback/mark-cashback-paid.ts';
import { retryCashback, retryManyCashback } from '#server/payments/cashback/retry-cashback.ts';
import { providerHealth } from '#server/payments/payouts/health-queries.ts';
import { pauseProvider } from '#server/payments/payouts/pause-provider.ts';
import { resumeProvider } from '#server/payments/payouts/resume-provider.ts';
import { reconciliationDetail, reconciliationList } from '#server/payments/reconciliation/queries.ts';
import { requestReconciliation } from '#server/payments/reconciliation/request-reconciliation.ts';

const named = z.strictObject({ transactionId: z.uuid() });
type Named = z.infer<typeof named>;

export const payoutsRouter = router({
  /** How many are in which state. */
  counts: adminProcedure.query(({ ctx }) => payoutCounts(ctx, ctx.person.programId)),
  list: adminProcedure
    .input(z.strictObject({ filters: payoutFilters, ...pageWords }))
    .query(async ({ ctx, input: { filters, ...page } }) => {
      const { programId } = ctx.person;
      const { text, ...rest } = filters;
      const of = text ? await meantBy(ctx, programId, text) : undefined;
      return pageAround(
        page,
        (request) => payoutPage(ctx, { programId, filters: rest, of }, request),
        ({ createdAt, id }) => ({ at: new Date(createdAt), id }),
      );
    }),
  /** One with every attempt, what its provider told of it, and where a statement differed. */
  detail: adminProcedure
    .input(named)
    .query(({ ctx, input }) => payoutDetail(ctx, { ...input, programId: ctx.person.programId })),
  retry: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => retryCashback(ctx, { ...input, programId: ctx.person.programId })),
  retryMany: adminProcedure
    .input(checkedByVerb<RetryManyInput>())
    .mutation(({ ctx, input }) => retryManyCashback(ctx, { ...input, programId: ctx.person.programId })),
  cancel: adminProcedure
    .input(checkedByVerb<Named & CancelCashbackInput>())
    .mutation(({ ctx, input }) => cancelCashback(ctx, { ...input, programId: ctx.person.programId })),
  /** A person knows that it was paid: the provider's reference, and how they know. */
  markPaid: adminProcedure
    .input(checkedByVerb<Named & MarkPaidInput>())
    .mutation(({ ctx, input }) => markCashbackPaid(ctx, { ...input, programId: ctx.person.programId })),
  /** Asks for a comparison of a provider's statement with our books; a worker makes it. */
  reconcile: adminProcedure
    .input(z.strictObject({ provider: z.string().min(1).max(255), from: z.date(), to: z.date() }))
    .mutation(({ ctx, input }) => requestReconciliation(ctx, { ...input, programId: ctx.person.programId })),
  reconciliations: adminProcedure.query(({ ctx }) => reconciliationList(ctx, ctx.person.programId)),
  reconciliation: adminProcedure
    .input(z.strictObject({ runId: z.uuid() }))
    .query(({ ctx, input }) => reconciliationDetail(ctx, { ...input, programId: ctx.person.programId })),
  providers: adminProcedure.query(({ ctx }) => providerHealth(ctx, ctx.person.programId)),
  /** Holds payments back at a provider until somebody lets them go again. */
  pause: adminProcedure
    .input(z.strictObject({ provider: z.string().min(1).max(255), reason: z.string().trim().min(1).max(500) }))
    .mutation(({ ctx, input }) => pauseProvider(ctx, { ...input, programId: ctx.person.programId })),
  /** Lets payments go out again at a provider that was paused. */
  resume: adminProcedure
    .input(z.strictObject({ provider: z.string().min(1).max(255) }))
    .mutation(({ ctx, input }) => resumeProvider(ctx, { ...input, programId: ctx.person.programId })),
});
