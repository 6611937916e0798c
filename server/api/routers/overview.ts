import { adminProcedure, router } from '#server/api/trpc.ts';
import { overviewInput } from '#server/insights/overview/contract.ts';
import { overviewFigures } from '#server/insights/overview/figures-queries.ts';
import { overviewAttention, overviewCounts } from '#server/insights/overview/queries.ts';

export const overviewRouter = router({
  /** What the last days add up to, and as many days before them. */
  figures: adminProcedure
    .input(overviewInput)
    .query(({ ctx, input }) => overviewFigures(ctx, { programId: ctx.person.programId, ...input })),
  /** What a person should look at. */
  attention: adminProcedure.query(({ ctx }) => overviewAttention(ctx, ctx.person.programId)),
  /** Customers, and who holds which badge. */
  counts: adminProcedure.query(({ ctx }) => overviewCounts(ctx, ctx.person.programId)),
});
