import { eq } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import { checkReceiver, type Resolves } from './check-receiver.ts';
import { type WebhookChanges, webhookChanges } from './contract.ts';
import { heldWebhook, type WebhookEndpoint, type WebhookName } from './queries.ts';
import { OVERLAP_MS } from './rules.ts';
import { newWebhookSecret } from './secrets.ts';

/** `secret` is told this once; null when it was not changed. */
export type ChangedWebhook = { readonly webhook: WebhookEndpoint; readonly secret: string | null };

/**
 * Changes what is named of an endpoint. Switched on again, it has no failures behind it; a new secret signs at once, the
 * one before it for another day.
 * @throws Refusal `not_found`, `validation_failed`
 */
export async function changeWebhook(
  ctx: Context,
  vault: SecretVault,
  { changes, ...name }: WebhookName & { readonly changes: WebhookChanges },
  resolves?: Resolves,
): Promise<ChangedWebhook> {
  requireMay(ctx.actor, 'webhook.write', name);
  const { rotateSecret, url: asked, active, ...fields } = checkedInput(webhookChanges, changes);
  const url = asked === undefined ? undefined : await checkReceiver(ctx.db, name.programId, asked, resolves);
  const secret = rotateSecret ? newWebhookSecret() : null;
  return ctx.db.transaction(async (tx) => {
    const before = await heldWebhook(tx, name);
    const values = { ...fields, url, ...switched(before, active, ctx.now()) };
    const [webhook] = await tx
      .update(webhookEndpoints)
      .set({ ...values, ...rotated(before, vault, secret, ctx.now()), updatedAt: ctx.now() })
      .where(eq(webhookEndpoints.id, before.id))
      .returning();
    if (!webhook) throw new Error('the webhook was not written');
    const subject = { programId: name.programId, subjectType: 'webhook', subjectId: before.id };
    if (secret) await writeAudit(tx, ctx, { ...subject, action: 'webhook.rotate' });
    const shown = [shownOf(before), shownOf(webhook)] as const;
    await writeAudit(tx, ctx, { ...subject, action: 'webhook.change', before: shown[0], after: shown[1] });
    return { webhook, secret };
  });
}

function switched({ isActive }: WebhookEndpoint, active: boolean | undefined, now: Date) {
  if (active === undefined || active === isActive) return {};
  if (!active) return { isActive: false, disabledAt: now, disabledReason: 'by_hand' as const };
  return { isActive: true, disabledAt: null, disabledReason: null, failingSince: null };
}

function rotated({ id, sealedSecret }: WebhookEndpoint, vault: SecretVault, secret: string | null, now: Date) {
  if (secret === null) return {};
  const previousSecretUntil = new Date(now.getTime() + OVERLAP_MS);
  return { sealedSecret: vault.seal(id, secret), previousSealedSecret: sealedSecret, previousSecretUntil };
}

function shownOf({ url, eventTypes, description, isActive }: WebhookEndpoint) {
  return { url, eventTypes, description, isActive };
}
