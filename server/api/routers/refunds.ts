import { z } from 'zod';
import { adminProcedure, checkedByVerb, router } from '#server/api/trpc.ts';
import type { RecordRefundInput } from '#server/loyalty/refunds/contract.ts';
import { previewRefund } from '#server/loyalty/refunds/preview-refund.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { viewOfRefund } from '#server/loyalty/refunds/rules.ts';

const wanted = z.strictObject({ purchaseId: z.uuid(), refund: checkedByVerb<RecordRefundInput>() });

export const refundsRouter = router({
  /** Everything the refund would change; nothing is written. */
  preview: adminProcedure
    .input(wanted)
    .query(({ ctx, input }) => previewRefund(ctx, { ...input, programId: ctx.person.programId })),
  /** The admin's password must have been given just now. */
  record: adminProcedure.input(wanted).mutation(async ({ ctx, input }) => {
    const { refund, created } = await recordRefund(ctx, { ...input, programId: ctx.person.programId });
    return { refund: viewOfRefund(refund), created };
  }),
});
