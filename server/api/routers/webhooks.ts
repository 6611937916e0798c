import { z } from 'zod';
import { DELIVERY_STATUSES } from '#db/enums.ts';
import { pageAround, pageWords } from '#server/api/console-pages.ts';
import { adminProcedure, checkedByVerb, router, vaultOf } from '#server/api/trpc.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { changeWebhook } from '#server/webhooks/change-webhook.ts';
import type { WebhookChanges, WebhookFields } from '#server/webhooks/contract.ts';
import { createWebhook } from '#server/webhooks/create-webhook.ts';
import { deleteWebhook } from '#server/webhooks/delete-webhook.ts';
import { deliveriesPage, viewOfDelivery, viewOfWebhook, webhookById, webhooksPage } from '#server/webhooks/queries.ts';
import { resendDelivery } from '#server/webhooks/resend-delivery.ts';

const named = z.strictObject({ webhookId: z.uuid() });
const MOST = 100;

export const webhooksRouter = router({
  /** Every endpoint of the program; there are never many. */
  list: adminProcedure.query(async ({ ctx }) => {
    const { programId } = ctx.person;
    requireMay(ctx.actor, 'webhook.read', { programId });
    const page = await webhooksPage(ctx.db, programId, {}, { limit: MOST, descending: true, after: null });
    return page.rows.map(viewOfWebhook);
  }),
  /** What was sent to an endpoint, with every attempt. */
  deliveries: adminProcedure
    .input(named.extend({ status: z.enum(DELIVERY_STATUSES).nullish(), ...pageWords }))
    .query(async ({ ctx, input: { webhookId, status, ...page } }) => {
      const name = { programId: ctx.person.programId, webhookId };
      requireMay(ctx.actor, 'webhook.read', name);
      await webhookById(ctx.db, name);
      const filters = { status: status ?? undefined };
      const { rows, ...walk } = await pageAround(
        page,
        (request) => deliveriesPage(ctx.db, name, filters, request),
        ({ createdAt, eventId }) => ({ at: createdAt, id: eventId }),
      );
      return { rows: rows.map(viewOfDelivery), ...walk };
    }),
  /** The answer is the only place the secret stands in. */
  create: adminProcedure.input(checkedByVerb<Partial<WebhookFields>>()).mutation(async ({ ctx, input }) => {
    const { programId } = ctx.person;
    const made = await createWebhook(ctx, vaultOf(ctx), { programId, webhook: input });
    return { webhook: viewOfWebhook(made.webhook), secret: made.secret };
  }),
  /** Changes what is named, switches it on or off, or gives it a new secret, which is told this once. */
  change: adminProcedure
    .input(z.strictObject({ webhookId: z.uuid(), changes: checkedByVerb<WebhookChanges>() }))
    .mutation(async ({ ctx, input }) => {
      const changed = await changeWebhook(ctx, vaultOf(ctx), { ...input, programId: ctx.person.programId });
      return { webhook: viewOfWebhook(changed.webhook), secret: changed.secret };
    }),
  remove: adminProcedure.input(named).mutation(async ({ ctx, input }) => {
    await deleteWebhook(ctx, { ...input, programId: ctx.person.programId });
  }),
  /** Sends a delivery again, under the same id. */
  resend: adminProcedure
    .input(named.extend({ deliveryId: z.uuid() }))
    .mutation(({ ctx, input }) => resendDelivery(ctx, { ...input, programId: ctx.person.programId })),
});
