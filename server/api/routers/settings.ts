import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { auditPage } from '#server/insights/audit/queries.ts';
import { changeProgram } from '#server/loyalty/programs/change-program.ts';
import type { ChangeProgramInput } from '#server/loyalty/programs/contract.ts';
import { readProgram } from '#server/loyalty/programs/queries.ts';

const auditQuery = z.strictObject({
  noun: z.string().max(64).optional(),
  subjectId: z.uuid().optional(),
  actor: z.string().max(128).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  before: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
});

/** How the program is set up, and who changed what. */
export const settingsRouter = router({
  program: adminProcedure.query(({ ctx }) => readProgram(ctx, ctx.person.programId)),
  changeProgram: adminProcedure
    .input(checkedByVerb<ChangeProgramInput>())
    .mutation(({ ctx, input }) => changeProgram(ctx, { changes: input, programId: ctx.person.programId })),
  audit: adminProcedure
    .input(auditQuery)
    .query(({ ctx, input }) => auditPage(ctx, { ...input, programId: ctx.person.programId })),
});
