import { eq } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { heldWebhook, type WebhookEndpoint, type WebhookName } from './queries.ts';

/**
 * Ends an endpoint: it hears nothing any more, and its secrets are gone. What was sent to it stays on record.
 * @throws Refusal `not_found`
 */
export async function deleteWebhook(ctx: Context, name: WebhookName): Promise<WebhookEndpoint> {
  requireMay(ctx.actor, 'webhook.write', name);
  return ctx.db.transaction(async (tx) => {
    const before = await heldWebhook(tx, name);
    const gone = { sealedSecret: null, previousSealedSecret: null, previousSecretUntil: null };
    const [deleted] = await tx
      .update(webhookEndpoints)
      .set({ ...gone, isActive: false, deletedAt: ctx.now(), updatedAt: ctx.now() })
      .where(eq(webhookEndpoints.id, before.id))
      .returning();
    if (!deleted) throw new Error('the webhook was not written');
    const subject = { programId: name.programId, subjectType: 'webhook', subjectId: before.id };
    await writeAudit(tx, ctx, { ...subject, action: 'webhook.delete', before: { url: before.url } });
    return deleted;
  });
}
