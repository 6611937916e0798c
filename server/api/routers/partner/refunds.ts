import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { recordRefundInput, refundView } from '#server/loyalty/refunds/contract.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { viewOfRefund } from '#server/loyalty/refunds/rules.ts';
import { REFUND_REQUEST } from './examples.ts';

/** The rules across its fields are the verb's to say. */
const newRefund = z.strictObject({ ...recordRefundInput.shape, id: z.uuid() });

const refund = operation('refundPurchase', {
  method: 'POST',
  path: '/purchases/{id}/refunds',
  scope: 'purchases:write',
  summary: 'Give money or lines of a purchase back',
  description: 'An amount, or lines with quantities. What the remaining purchases no longer earn is taken back.',
  success: [201, 200],
  unlocated: true,
  refusals: {
    409: ['purchase_not_completed', 'refund_exceeds_purchase', 'refund_conflict'],
    422: ['refund_of_nothing'],
  },
  needsIdempotencyKey: true,
  examples: { request: REFUND_REQUEST },
})
  .input(newRefund.meta({ id: 'NewRefund' }))
  .output(one(refundView.meta({ id: 'Refund' })))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const recorded = await recordRefund(ctx, { programId: ctx.programId, purchaseId: id, refund: wanted });
    const purchase = `/purchases/${id}` as const;
    if (recorded.created) ctx.reply.status = 201;
    return answer(viewOfRefund(recorded.refund), {
      self: `${purchase}/refunds`,
      purchase,
      rewards: `${purchase}/rewards`,
    });
  });

export const refundOperations = { refund };
