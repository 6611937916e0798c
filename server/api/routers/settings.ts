import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { auditPage } from '#server/insights/audit/queries.ts';
import { changeProgram } from '#server/loyalty/programs/change-program.ts';
import type { ChangeProgramInput } from '#server/loyalty/programs/contract.ts';
import { isCounted, readProgram } from '#server/loyalty/programs/queries.ts';
import { PROVIDER_NAMES } from '#server/payments/payouts/choose-provider.ts';

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
  /** Who could pay cashback, and whether what counting stands on can still be changed. */
  choices: adminProcedure.query(async ({ ctx }) => ({
    isCounted: await isCounted(ctx, ctx.person.programId),
    providers: PROVIDER_NAMES.map((name) => ({ name, isConfigured: ctx.payoutProviders?.includes(name) ?? false })),
  })),
  changeProgram: adminProcedure
    .input(checkedByVerb<ChangeProgramInput>())
    .mutation(({ ctx, input }) => changeProgram(ctx, { changes: input, programId: ctx.person.programId })),
  audit: adminProcedure
    .input(auditQuery)
    .query(({ ctx, input }) => auditPage(ctx, { ...input, programId: ctx.person.programId })),
});
