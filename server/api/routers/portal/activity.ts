import { z } from 'zod';
import { customerProcedure, router } from '#server/api/trpc.ts';
import { FEED_FILTERS } from '#server/insights/portal/contract.ts';
import { feedPage } from '#server/insights/portal/feed-queries.ts';
import { purchaseStory } from '#server/insights/portal/purchase-queries.ts';
import { cursor } from './cursor.ts';

export const portalActivityRouter = router({
  /** One page of everything that happened to the signed-in customer. */
  page: customerProcedure
    .input(z.strictObject({ show: z.enum(FEED_FILTERS), cursor: cursor.nullish(), direction: z.string().optional() }))
    .query(({ ctx, input }) => feedPage(ctx, ctx.person.userId, input)),
  /** What one purchase did, and why not more. */
  purchase: customerProcedure
    .input(z.strictObject({ purchaseId: z.uuid() }))
    .query(({ ctx, input }) => purchaseStory(ctx, ctx.person.userId, input)),
});
