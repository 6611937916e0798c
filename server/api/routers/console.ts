import { z } from 'zod';
import { adminProcedure, router } from '#server/api/trpc.ts';
import { consoleFrame, findInProgram } from '#server/insights/console/queries.ts';
import { shortText } from '#server/kernel/input.ts';

export const consoleRouter = router({
  /** The program the console shows, as its frame needs it. */
  frame: adminProcedure.query(({ ctx }) => consoleFrame(ctx, ctx.person.programId)),
  /** Customers and purchases by what people know of them. */
  find: adminProcedure
    .input(z.strictObject({ text: shortText }))
    .query(({ ctx, input }) => findInProgram(ctx, { ...input, programId: ctx.person.programId })),
});
