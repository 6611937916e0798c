import { adminProcedure, router } from '#server/api/trpc.ts';
import { overviewCounts } from '#server/insights/overview/queries.ts';

export const overviewRouter = router({
  /** The console's first numbers. */
  counts: adminProcedure.query(({ ctx }) => overviewCounts(ctx, ctx.person.programId)),
});
