import { customerProcedure, router } from '#server/api/trpc.ts';
import { homeView } from '#server/insights/home/queries.ts';

export const homeRouter = router({
  /** The signed-in customer's home page. */
  view: customerProcedure.query(({ ctx }) => homeView(ctx, ctx.person.userId)),
});
