import { z } from 'zod';
import { operation, replyCreated } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { flag } from '#server/api/rest/query-words.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { changeWebhook } from '#server/webhooks/change-webhook.ts';
import { webhookChanges, webhookFields, webhookView } from '#server/webhooks/contract.ts';
import { createWebhook } from '#server/webhooks/create-webhook.ts';
import { deleteWebhook } from '#server/webhooks/delete-webhook.ts';
import { viewOfWebhook, type WebhookEndpoint, webhookById, webhooksPage } from '#server/webhooks/queries.ts';
import { WEBHOOK_REQUEST } from './examples.ts';

const PATH = '/webhooks';
const PLACE = '/webhooks/{id}';
const named = z.strictObject({ id: z.uuid() });
const view = webhookView.meta({ id: 'Webhook' });
const secret = z.string().meta({ description: 'Signs what is sent. Told this once: keep it.' });
const withSecret = webhookView.extend({ secret }).meta({ id: 'WebhookWithSecret' });
const perhapsWithSecret = webhookView.extend({ secret: secret.optional() }).meta({ id: 'ChangedWebhook' });

const create = operation('createWebhook', {
  method: 'POST',
  path: PATH,
  scope: 'webhooks:write',
  summary: 'Name an address that is told of events',
  description: 'Only https to public addresses, unless the program allows others for development.',
  success: [201],
  refusals: { 409: ['too_many_webhooks'] },
  examples: { request: WEBHOOK_REQUEST },
})
  .input(webhookFields.meta({ id: 'NewWebhook' }))
  .output(one(withSecret))
  .mutation(async ({ ctx, input }) => {
    const made = await createWebhook(ctx, ctx.vault, { programId: ctx.programId, webhook: input });
    const answered = answer({ ...viewOfWebhook(made.webhook), secret: made.secret }, linksOf(made.webhook));
    replyCreated(ctx.reply, answered.links.self);
    return answered;
  });

const list = operation('listWebhooks', {
  method: 'GET',
  path: PATH,
  scope: 'webhooks:read',
  summary: 'List the addresses that are told of events',
})
  .input(listQuery(['-createdAt', 'createdAt'], { active: flag().optional() }))
  .output(many(view))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'webhook.read', ctx);
    const filters = { isActive: input.active };
    const page = await webhooksPage(ctx.db, ctx.programId, filters, pageAskedFor(ctx, PATH, input));
    return pageAnswer(ctx, PATH, input, page, viewOfWebhook);
  });

const get = operation('getWebhook', {
  method: 'GET',
  path: PLACE,
  scope: 'webhooks:read',
  summary: 'Read a webhook, and whether it is well',
})
  .input(named)
  .output(one(view))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'webhook.read', ctx);
    const webhook = await webhookById(ctx.db, { programId: ctx.programId, webhookId: input.id });
    return answer(viewOfWebhook(webhook), linksOf(webhook));
  });

const change = operation('changeWebhook', {
  method: 'PATCH',
  path: PLACE,
  scope: 'webhooks:write',
  summary: 'Change a webhook, switch it on or off, or give it a new secret',
  description: 'Fields that are absent stay. With `rotateSecret` the old secret signs beside the new one for 24 hours.',
  examples: { request: { rotateSecret: true } },
})
  .input(webhookChanges.extend(named.shape).meta({ id: 'WebhookChange' }))
  .output(one(perhapsWithSecret))
  .mutation(async ({ ctx, input: { id, ...changes } }) => {
    const name = { programId: ctx.programId, webhookId: id };
    const changed = await changeWebhook(ctx, ctx.vault, { ...name, changes });
    const shown = viewOfWebhook(changed.webhook);
    const data = changed.secret === null ? shown : { ...shown, secret: changed.secret };
    return answer(data, linksOf(changed.webhook));
  });

const remove = operation('deleteWebhook', {
  method: 'DELETE',
  path: PLACE,
  scope: 'webhooks:write',
  summary: 'Delete a webhook',
  description: 'It hears nothing any more. What waits for it is not sent.',
})
  .input(named)
  .output(one(view))
  .mutation(async ({ ctx, input }) => {
    const webhook = await deleteWebhook(ctx, { programId: ctx.programId, webhookId: input.id });
    return answer(viewOfWebhook(webhook), { self: `${PATH}/${input.id}` });
  });

function linksOf({ id }: WebhookEndpoint) {
  return { self: `${PATH}/${id}`, deliveries: `${PATH}/${id}/deliveries` } as const;
}

export const webhookOperations = { create, list, get, change, remove };
