import { adminProcedure, router } from '#server/api/trpc.ts';
import {
  discardJobsInput,
  listDeadWorkInput,
  listJobsInput,
  redriveFactsInput,
  redriveJobsInput,
} from '#server/operations/dead-letters/contract.ts';
import { discardJobs } from '#server/operations/dead-letters/discard-jobs.ts';
import { deadJobs } from '#server/operations/dead-letters/queries.ts';
import { redriveJobs } from '#server/operations/dead-letters/redrive-jobs.ts';
import { deadWork } from '#server/operations/dead-work/queries.ts';
import { redriveFacts } from '#server/operations/dead-work/redrive-facts.ts';
import { doneByMinute, queuesView, workersAlive } from '#server/operations/queues/queries.ts';

export const queuesRouter = router({
  /** Depth, age, speed and workers of the queues, and what waits to be rewarded. */
  view: adminProcedure.query(({ ctx }) => queuesView(ctx, ctx.person.programId)),
  /** What was done in each minute of the last hour. */
  history: adminProcedure.query(({ ctx }) => doneByMinute(ctx, ctx.person.programId)),
  /** How many workers answer; the console says so above every page when none does. */
  alive: adminProcedure.query(({ ctx }) => workersAlive(ctx, ctx.person.programId)),
  /** Jobs that were given up. */
  deadJobs: adminProcedure.input(listJobsInput).query(({ ctx, input }) => deadJobs(ctx, ctx.person.programId, input)),
  redriveJobs: adminProcedure
    .input(redriveJobsInput)
    .mutation(({ ctx, input }) => redriveJobs(ctx, ctx.person.programId, input)),
  discardJobs: adminProcedure
    .input(discardJobsInput)
    .mutation(({ ctx, input }) => discardJobs(ctx, ctx.person.programId, input)),
  /** Purchases, refunds, activities, cashback and deliveries that were given up. */
  deadWork: adminProcedure
    .input(listDeadWorkInput)
    .query(({ ctx, input }) => deadWork(ctx, ctx.person.programId, input)),
  redriveFacts: adminProcedure
    .input(redriveFactsInput)
    .mutation(({ ctx, input }) => redriveFacts(ctx, ctx.person.programId, input)),
});
