import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { recordRefundInput, refundPreviewView, refundView } from '#server/loyalty/refunds/contract.ts';
import { previewRefund } from '#server/loyalty/refunds/preview-refund.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { viewOfRefund } from '#server/loyalty/refunds/rules.ts';
import { REFUND_PREVIEW_RESPONSE, REFUND_REQUEST } from './examples.ts';

/** The rules across its fields are the verb's to say. */
const newRefund = z.strictObject({ ...recordRefundInput.shape, id: z.uuid() });

const namedRefund = newRefund.meta({ id: 'NewRefund' });

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
  .input(namedRefund)
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

const preview = operation('previewRefund', {
  method: 'POST',
  path: '/purchases/{id}/refunds/preview',
  scope: 'purchases:read',
  summary: 'See all that a refund would change, and change nothing',
  description:
    'The cashback and how it comes back, points, achievements, badge and purchase, worked out by the refund itself and then undone.',
  refusals: {
    409: ['purchase_not_completed', 'refund_exceeds_purchase', 'refund_conflict'],
    422: ['refund_of_nothing'],
  },
  examples: { request: REFUND_REQUEST, response: REFUND_PREVIEW_RESPONSE },
})
  .input(namedRefund)
  .output(one(refundPreviewView.meta({ id: 'RefundPreview' })))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const previewed = await previewRefund(ctx, { programId: ctx.programId, purchaseId: id, refund: wanted });
    const purchase = `/purchases/${id}` as const;
    return answer(previewed, { self: `${purchase}/refunds/preview`, purchase, refunds: `${purchase}/refunds` });
  });

export const refundOperations = { refund, preview };
