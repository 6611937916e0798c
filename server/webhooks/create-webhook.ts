import { and, count, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { programs } from '#db/schema/programs.ts';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import { checkReceiver, type Resolves } from './check-receiver.ts';
import { type WebhookFields, webhookFields } from './contract.ts';
import type { WebhookEndpoint } from './queries.ts';
import { newWebhookSecret } from './secrets.ts';

/** Every event is written once for each endpoint that listens, so there is an end to them. */
const MOST_ENDPOINTS = 20;

/** An endpoint, and its secret, which is told this once. */
export type NewWebhook = { readonly webhook: WebhookEndpoint; readonly secret: string };

/**
 * Makes an endpoint that hears of events from now on.
 * @throws Refusal `validation_failed`, `too_many_webhooks`
 */
export async function createWebhook(
  ctx: Context,
  vault: SecretVault,
  { programId, webhook }: { readonly programId: string; readonly webhook: Partial<WebhookFields> },
  resolves?: Resolves,
): Promise<NewWebhook> {
  requireMay(ctx.actor, 'webhook.write', { programId });
  const { url: asked, active: isActive, ...fields } = checkedInput(webhookFields, webhook);
  const url = await checkReceiver(ctx.db, programId, asked, resolves);
  const now = ctx.now();
  const [id, secret] = [newId(), newWebhookSecret()];
  const disabled = isActive ? {} : { disabledAt: now, disabledReason: 'by_hand' as const };
  return ctx.db.transaction(async (tx) => {
    await requireRoom(tx, programId);
    const shown = { url, isActive, ...fields };
    const values = { ...shown, ...disabled, id, programId, sealedSecret: vault.seal(id, secret) };
    const [made] = await tx
      .insert(webhookEndpoints)
      .values({ ...values, createdBy: actorLabel(ctx.actor), createdAt: now, updatedAt: now })
      .returning();
    if (!made) throw new Error('the webhook was not written');
    const named = { programId, subjectType: 'webhook', subjectId: id };
    await writeAudit(tx, ctx, { ...named, action: 'webhook.create', after: shown });
    return { webhook: made, secret };
  });
}

async function requireRoom(tx: Tx, programId: string): Promise<void> {
  await tx.select({ id: programs.id }).from(programs).where(eq(programs.id, programId)).for('no key update');
  const isThere = and(eq(webhookEndpoints.programId, programId), isNull(webhookEndpoints.deletedAt));
  const [present] = await tx.select({ endpoints: count() }).from(webhookEndpoints).where(isThere);
  if ((present?.endpoints ?? 0) < MOST_ENDPOINTS) return;
  throw conflict('too_many_webhooks', `There are ${MOST_ENDPOINTS} webhooks already; delete one first`);
}
