import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { afterDelivery, type CallResult, type DeliveryVerdict } from './rules.ts';

/** A delivery, and what calling its receiver came to. */
export type CalledDelivery = {
  readonly delivery: ClaimedDelivery;
  readonly result: CallResult;
  readonly durationMs: number;
};

const HOLD_ENDPOINT = `
  select is_active as "isActive", (extract(epoch from failing_since) * 1000)::float8 as "failingSince"
    from webhook_endpoints where id = $1::uuid for no key update`;

/* The attempt fences: who was slow and whose delivery was claimed again settles nothing. What arrived once has arrived. */
const SETTLE = `
  update webhook_deliveries
     set status = case when $4::timestamptz is not null then 'pending'
                       when $5 or delivered_at is not null then 'delivered' else 'failed' end,
         next_attempt_at = $4::timestamptz,
         delivered_at = case when $5 then coalesce(delivered_at, $6::timestamptz) else delivered_at end
   where endpoint_id = $1::uuid and event_id = $2::uuid and attempts = $3 and status = 'pending'
  returning event_id`;

const END_ATTEMPT = `
  update webhook_attempts set outcome = $4, response_status = $5, response_excerpt = $6, error = $7, duration_ms = $8
   where endpoint_id = $1::uuid and event_id = $2::uuid and attempt = $3`;

/**
 * Writes what came of an attempt: the delivery, the attempt, and the endpoint, which is switched off when it says so itself
 * or has failed for days. Null: the delivery was not ours any more.
 */
export async function settleDelivery(ctx: Context, called: CalledDelivery): Promise<DeliveryVerdict | null> {
  const { delivery, result } = called;
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    type Endpoint = { isActive: boolean; failingSince: number | null };
    const [endpoint] = await run<Endpoint>(tx, HOLD_ENDPOINT, [delivery.endpointId]);
    if (!endpoint) return null;
    const failingSince = endpoint.failingSince === null ? null : new Date(endpoint.failingSince);
    const circumstances = { attempt: delivery.attempt, now, jitter: Math.random(), failingSince };
    const verdict = afterDelivery(result, circumstances);
    const isOurs = await saveDelivery(tx, delivery, verdict, now);
    if (!isOurs) return null;
    await endAttempt(tx, called, verdict);
    await noteHealth(tx, ctx, delivery, verdict, { ...endpoint, failingSince });
    ctx.checkpoint('webhooks.before-settle-commit');
    return verdict;
  });
}

async function saveDelivery(
  tx: Tx,
  { endpointId, eventId, attempt }: ClaimedDelivery,
  { outcome, nextAttemptAt }: DeliveryVerdict,
  now: Date,
): Promise<boolean> {
  const at = nextAttemptAt?.toISOString() ?? null;
  const hasArrived = outcome === 'delivered';
  const settled = await run(tx, SETTLE, [endpointId, eventId, attempt, at, hasArrived, now.toISOString()]);
  return settled.length > 0;
}

async function endAttempt(tx: Tx, { delivery, result, durationMs }: CalledDelivery, { outcome }: DeliveryVerdict) {
  const { endpointId, eventId, attempt } = delivery;
  const [status, excerpt] = result.kind === 'answered' ? [result.status, result.excerpt] : [null, null];
  const error = result.kind === 'answered' ? null : result.error;
  await run(tx, END_ATTEMPT, [endpointId, eventId, attempt, outcome, status, excerpt, error, durationMs]);
}

type Health = { readonly isActive: boolean; readonly failingSince: Date | null };

/** Only what changed is written: an endpoint that goes on as it was costs no write. */
async function noteHealth(
  tx: Tx,
  ctx: Context,
  { endpointId, programId, url }: ClaimedDelivery,
  { outcome, disable }: DeliveryVerdict,
  { isActive, failingSince }: Health,
): Promise<void> {
  const isIt = eq(webhookEndpoints.id, endpointId);
  const now = ctx.now();
  if (disable && isActive) {
    const off = { isActive: false, disabledAt: now, disabledReason: disable, updatedAt: now };
    await tx.update(webhookEndpoints).set(off).where(isIt);
    const subject = { programId, subjectType: 'webhook', subjectId: endpointId };
    await writeAudit(tx, ctx, { ...subject, action: 'webhook.disable', after: { url, reason: disable } });
  } else if (outcome === 'delivered' && failingSince) {
    await tx.update(webhookEndpoints).set({ failingSince: null }).where(isIt);
  } else if (outcome !== 'delivered' && !failingSince) {
    await tx.update(webhookEndpoints).set({ failingSince: now }).where(isIt);
  }
}
