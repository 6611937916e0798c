import { z } from 'zod';
import { adminProcedure, router } from '#server/api/trpc.ts';
import { ANALYTICS_RANGES } from '#server/insights/analytics/contract.ts';
import { analyticsOf } from '#server/insights/analytics/queries.ts';

export const analyticsRouter = router({
  /** What was counted of the program last; null before the first count. */
  view: adminProcedure
    .input(z.strictObject({ range: z.enum(ANALYTICS_RANGES) }))
    .query(({ ctx, input }) => analyticsOf(ctx, { ...input, programId: ctx.person.programId })),
});
