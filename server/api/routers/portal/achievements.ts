import { z } from 'zod';
import { customerProcedure, router } from '#server/api/trpc.ts';
import { achievementStory, achievementsView } from '#server/insights/portal/achievement-queries.ts';

export const portalAchievementsRouter = router({
  /** Every achievement of the program as the signed-in customer stands. */
  list: customerProcedure.query(({ ctx }) => achievementsView(ctx, ctx.person.userId)),
  /** One of them: its rule, what counted, and why not yet. */
  story: customerProcedure
    .input(z.strictObject({ achievementId: z.uuid() }))
    .query(({ ctx, input }) => achievementStory(ctx, ctx.person.userId, input)),
});
