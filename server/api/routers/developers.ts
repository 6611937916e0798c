import { z } from 'zod';
import { pageAround, pageWords } from '#server/api/console-pages.ts';
import { adminProcedure, router } from '#server/api/trpc.ts';
import { requestFilters } from '#server/operations/requests/contract.ts';
import { firstSteps, requestsPage } from '#server/operations/requests/queries.ts';

export const developersRouter = router({
  /** The newest calls of the program's partners. */
  requests: adminProcedure
    .input(z.strictObject({ filters: requestFilters, ...pageWords }))
    .query(({ ctx, input: { filters, ...page } }) =>
      pageAround(
        page,
        (request) => requestsPage(ctx, { programId: ctx.person.programId, filters }, request),
        ({ at, id }) => ({ at, id }),
      ),
    ),
  /** How far the program is on the way from its first token to the first webhook. */
  firstSteps: adminProcedure.query(({ ctx }) => firstSteps(ctx, ctx.person.programId)),
});
