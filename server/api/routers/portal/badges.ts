import { customerProcedure, router } from '#server/api/trpc.ts';
import { badgesView } from '#server/insights/portal/badge-queries.ts';

export const portalBadgesRouter = router({
  /** The ladder as the signed-in customer stands on it. */
  view: customerProcedure.query(({ ctx }) => badgesView(ctx, ctx.person.userId)),
});
