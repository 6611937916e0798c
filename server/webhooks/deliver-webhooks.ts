import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts';
import type { Post } from './guarded-post.ts';
import type { CallResult, DeliveryVerdict } from './rules.ts';
import { signedHeaders } from './secrets.ts';
import { type CalledDelivery, settleDeliveries } from './settle-deliveries.ts';

/** Every labelled point of a delivery, in order; crash tests stop the worker at each. */
export const WEBHOOK_CHECKPOINTS = [
  'webhooks.after-claim',
  'webhooks.after-call',
  'webhooks.before-settle-commit',
] as const;

/** Calls of one endpoint at the same time: a receiver is a guest's house, and a slow one must not use up the worker. */
const AT_ONCE = 8;
/** An endpoint begins no further calls after so long; whatever is left waits for its next turn. */
const TURN_WORK_MS = 5_000;

const END_TURN = `update webhook_endpoints set turn_until = null where id = $1::uuid`;

/** What a worker sends with. */
export type Postman = { readonly vault: SecretVault; readonly post: Post };

/** How many attempts ended how. Those that were taken over meanwhile are in none. */
export type DeliveryReport = Record<DeliveryVerdict['outcome'], number>;

/**
 * Sends what is due to these endpoints: claim (commits), call outside of any transaction, settle (fenced by the attempt's
 * number). Dying anywhere on the way loses nothing: the delivery is found again when its lease ends and goes out once more
 * under the same `webhook-id`, by which the receiver knows it.
 */
export async function deliverWebhooks(
  ctx: Context,
  { endpointIds }: { readonly endpointIds: readonly string[] },
  postman: Postman,
): Promise<DeliveryReport> {
  requireMay(ctx.actor, 'webhook.deliver');
  const report: DeliveryReport = { delivered: 0, refused: 0, unreachable: 0, blocked: 0 };
  await Promise.all([...new Set(endpointIds)].map((id) => haveTurn(ctx, id, postman, report)));
  return report;
}

/** Rounds of calls until nothing is due, or the turn has lasted long enough. */
async function haveTurn(ctx: Context, endpointId: string, postman: Postman, report: DeliveryReport): Promise<void> {
  const started = performance.now();
  do {
    const claimed = await claimDeliveries(ctx, endpointId, AT_ONCE);
    if (claimed.length === 0) break;
    ctx.checkpoint('webhooks.after-claim');
    const called = await Promise.all(claimed.map((delivery) => call(ctx, delivery, postman)));
    ctx.checkpoint('webhooks.after-call');
    for (const verdict of await settleDeliveries(ctx, endpointId, called)) {
      report[verdict.outcome] += 1;
      if (verdict.disable)
        ctx.log.warn({ webhookId: endpointId, reason: verdict.disable }, 'a webhook is switched off');
    }
  } while (performance.now() - started < TURN_WORK_MS);
  await run(ctx.db, END_TURN, [endpointId]);
}

async function call(ctx: Context, delivery: ClaimedDelivery, postman: Postman): Promise<CalledDelivery> {
  const started = performance.now();
  const result = await send(ctx, delivery, postman);
  return { delivery, result, durationMs: Math.round(performance.now() - started) };
}

async function send(ctx: Context, delivery: ClaimedDelivery, { vault, post }: Postman): Promise<CallResult> {
  const { eventId, url, allowPrivate } = delivery;
  const body = bodyOf(delivery);
  const secrets = openedSecrets(ctx, delivery, vault);
  if (!secrets) return { kind: 'blocked', error: 'the secret cannot be read; give the webhook a new one' };
  const signatures = signedHeaders(secrets, { id: eventId, sentAt: ctx.now(), body });
  const headers = { 'content-type': 'application/json', 'user-agent': 'Laurel-Webhooks/1', ...signatures };
  return post({ url, headers, body, allowPrivate });
}

/** Null when they were sealed under another secret of the product: then nothing can be signed. */
function openedSecrets(ctx: Context, delivery: ClaimedDelivery, vault: SecretVault): string[] | null {
  const { endpointId, sealedSecret, previousSealedSecret } = delivery;
  try {
    return [sealedSecret, previousSealedSecret].flatMap((sealed) => (sealed ? [vault.open(endpointId, sealed)] : []));
  } catch (err) {
    ctx.log.error({ err, webhookId: endpointId }, 'the secret of a webhook cannot be opened');
    return null;
  }
}

/** The same bytes at every attempt, as long as the customer keeps their number. */
function bodyOf({ eventType, happenedAt, data, customerId, externalCustomerId, subjectId }: ClaimedDelivery): string {
  return JSON.stringify({
    type: eventType,
    timestamp: new Date(happenedAt).toISOString(),
    data: { ...data, customerId, externalCustomerId, subjectId },
  });
}
