import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type DeliveryName, heldWebhook } from './queries.ts';

/* One that is on its way right now goes out once more when its lease ends, or is settled without. */
const MAKE_DUE = `
  update webhook_deliveries d
     set status = 'pending', next_attempt_at = case when exists (
           select from webhook_attempts a where a.endpoint_id = d.endpoint_id and a.event_id = d.event_id
              and a.attempt = d.attempts and a.outcome = 'in_flight') then coalesce(d.next_attempt_at, $3) else $3 end
   where d.endpoint_id = $1::uuid and d.event_id = $2::uuid returning d.event_id`;

/**
 * Sends a delivery again, whatever became of it, under the same `webhook-id`.
 * @throws Refusal `not_found`, `webhook_disabled`
 */
export async function resendDelivery(ctx: Context, name: DeliveryName): Promise<void> {
  requireMay(ctx.actor, 'webhook.write', name);
  const { programId, webhookId, deliveryId } = name;
  await ctx.db.transaction(async (tx) => {
    const { isActive } = await heldWebhook(tx, name);
    if (!isActive) throw conflict('webhook_disabled', 'The webhook is switched off; switch it on first');
    const due = await run(tx, MAKE_DUE, [webhookId, deliveryId, ctx.now().toISOString()]);
    if (due.length === 0) throw notFound('The delivery');
    const subject = { programId, subjectType: 'webhook', subjectId: webhookId };
    await writeAudit(tx, ctx, { ...subject, action: 'webhook.resend', after: { deliveryId } });
  });
}
