import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import { applyReevaluation } from '#server/loyalty/reevaluations/apply-reevaluation.ts';
import { cancelReevaluation } from '#server/loyalty/reevaluations/cancel-reevaluation.ts';
import { type DraftInput, previewReevaluation } from '#server/loyalty/reevaluations/preview-reevaluation.ts';
import {
  readReevaluatedCustomers,
  readReevaluation,
  recentReevaluations,
} from '#server/loyalty/reevaluations/queries.ts';
import { resumeReevaluation } from '#server/loyalty/reevaluations/resume-reevaluation.ts';

const named = z.strictObject({ reevaluationId: z.uuid() });
const page = z.strictObject({
  reevaluationId: z.uuid(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
});

/** What a changed rule would do to all of history, and doing it. */
export const reevaluationsRouter = router({
  recent: adminProcedure.query(({ ctx }) => recentReevaluations(ctx, ctx.person.programId)),
  read: adminProcedure
    .input(named)
    .query(({ ctx, input }) => readReevaluation(ctx, { ...input, programId: ctx.person.programId })),
  customers: adminProcedure
    .input(page)
    .query(({ ctx, input }) => readReevaluatedCustomers(ctx, { ...input, programId: ctx.person.programId })),
  /** Begins a preview; its id is followed with `read`. */
  preview: adminProcedure
    .input(checkedByVerb<DraftInput>())
    .mutation(({ ctx, input }) => previewReevaluation(ctx, { draft: input, programId: ctx.person.programId })),
  /** Publishes what was previewed and brings everybody in line with it. */
  carryOut: adminProcedure
    .input(z.strictObject({ previewId: z.uuid() }))
    .mutation(({ ctx, input }) => applyReevaluation(ctx, { ...input, programId: ctx.person.programId })),
  cancel: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => cancelReevaluation(ctx, { ...input, programId: ctx.person.programId })),
  resume: adminProcedure
    .input(named)
    .mutation(({ ctx, input }) => resumeReevaluation(ctx, { ...input, programId: ctx.person.programId })),
});
