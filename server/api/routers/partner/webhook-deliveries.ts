import { z } from 'zod';
import { DELIVERY_STATUSES, EVENT_TYPES } from '#db/enums.ts';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { deliveryView } from '#server/webhooks/contract.ts';
import { deliveriesPage, deliveryById, viewOfDelivery, webhookById } from '#server/webhooks/queries.ts';
import { resendDelivery } from '#server/webhooks/resend-delivery.ts';

const PLACE = '/webhooks/{id}/deliveries';
const view = deliveryView.meta({ id: 'WebhookDelivery' });

const listDeliveries = operation('listWebhookDeliveries', {
  method: 'GET',
  path: PLACE,
  scope: 'webhooks:read',
  summary: 'List what was sent to a webhook, with every attempt',
})
  .input(
    listQuery(['-createdAt', 'createdAt'], {
      id: z.uuid(),
      status: z.enum(DELIVERY_STATUSES).optional(),
      eventType: z.enum(EVENT_TYPES).optional(),
    }),
  )
  .output(many(view))
  .query(async ({ ctx, input: { id, ...query } }) => {
    requireMay(ctx.actor, 'webhook.read', ctx);
    const name = { programId: ctx.programId, webhookId: id };
    const path = `/webhooks/${id}/deliveries`;
    const asked = pageAskedFor(ctx, path, query);
    await webhookById(ctx.db, name);
    const page = await deliveriesPage(ctx.db, name, query, asked);
    return pageAnswer(ctx, path, query, page, viewOfDelivery);
  });

const resend = operation('resendWebhookDelivery', {
  method: 'POST',
  path: `${PLACE}/{deliveryId}/resend`,
  scope: 'webhooks:write',
  summary: 'Send a delivery again, under the same webhook-id',
  refusals: { 409: ['webhook_disabled'] },
})
  .input(z.strictObject({ id: z.uuid(), deliveryId: z.uuid() }))
  .output(one(view))
  .mutation(async ({ ctx, input: { id, deliveryId } }) => {
    const name = { programId: ctx.programId, webhookId: id, deliveryId };
    await resendDelivery(ctx, name);
    const data = viewOfDelivery(await deliveryById(ctx.db, name));
    return answer(data, { self: `/webhooks/${id}/deliveries`, webhook: `/webhooks/${id}` });
  });

export const deliveryOperations = { listDeliveries, resend };
