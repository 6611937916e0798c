import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { webhookEndpoints } from '#db/schema/webhooks.ts';
import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import { afterDelivery, type CallResult, type DeliveryVerdict, hasArrived } from './rules.ts';

/** A delivery, and what calling its receiver came to. */
export type CalledDelivery = {
  readonly delivery: ClaimedDelivery;
  readonly result: CallResult;
  readonly durationMs: number;
};

type Settlement = CalledDelivery & { readonly verdict: DeliveryVerdict };
type Health = { readonly isActive: boolean; readonly failingSince: Date | null };

const HOLD_ENDPOINT = `
  select is_active as "isActive", (extract(epoch from failing_since) * 1000)::float8 as "failingSince"
    from webhook_endpoints where id = $1::uuid for no key update`;

/* The attempt fences: who was slow and whose delivery was claimed again settles nothing. What arrived once has arrived. */
const SETTLE = `
  update webhook_deliveries d
     set status = case when r.at is not null then 'pending'
                       when r."hasArrived" or d.delivered_at is not null then 'delivered' else 'failed' end,
         next_attempt_at = r.at,
         delivered_at = case when r."hasArrived" then coalesce(d.delivered_at, $3::timestamptz) else d.delivered_at end
    from json_to_recordset($2::json) as r("eventId" uuid, attempt integer, at timestamptz, "hasArrived" boolean)
   where d.endpoint_id = $1::uuid and d.event_id = r."eventId" and d.attempts = r.attempt and d.status = 'pending'
  returning d.event_id as id`;

const END_ATTEMPTS = `
  update webhook_attempts a
     set outcome = r.outcome, response_status = r.status, response_excerpt = r.excerpt, error = r.error,
         duration_ms = r."durationMs"
    from json_to_recordset($2::json) as r(
      "eventId" uuid, attempt integer, outcome text, status integer, excerpt text, error text, "durationMs" integer)
   where a.endpoint_id = $1::uuid and a.event_id = r."eventId" and a.attempt = r.attempt`;

/**
 * Writes what came of calls of one endpoint: the deliveries, the attempts, and the endpoint, which is switched off when it
 * says so itself or has failed for days. Answers for deliveries that are not ours any more are dropped.
 * @returns the verdicts that count
 */
export async function settleDeliveries(
  ctx: Context,
  endpointId: string,
  called: readonly CalledDelivery[],
): Promise<DeliveryVerdict[]> {
  return ctx.db.transaction(async (tx) => {
    const health = await heldHealth(tx, endpointId);
    const judged = judge(called, health, ctx.now());
    const ours = await saveDeliveries(tx, endpointId, judged, ctx.now());
    const settled = judged.filter(({ delivery }) => ours.has(delivery.eventId));
    await run(tx, END_ATTEMPTS, [endpointId, jsonRows(settled.map(attemptRow))]);
    await noteHealth(tx, ctx, settled, health);
    ctx.checkpoint('webhooks.before-settle-commit');
    return settled.map(({ verdict }) => verdict);
  });
}

async function heldHealth(tx: Tx, endpointId: string): Promise<Health> {
  type Row = { readonly isActive: boolean; readonly failingSince: number | null };
  const [row] = await run<Row>(tx, HOLD_ENDPOINT, [endpointId]);
  if (!row) throw new Error('deliveries of a webhook that is not there');
  return { ...row, failingSince: row.failingSince === null ? null : new Date(row.failingSince) };
}

/** One success among them is a sign of life: none of the others can be the last of many failures. */
function judge(called: readonly CalledDelivery[], health: Health, now: Date): Settlement[] {
  const failingSince = called.some(({ result }) => hasArrived(result)) ? null : health.failingSince;
  return called.map((one) => {
    const circumstances = { attempt: one.delivery.attempt, now, jitter: Math.random(), failingSince };
    return { ...one, verdict: afterDelivery(one.result, circumstances) };
  });
}

async function saveDeliveries(tx: Tx, endpointId: string, judged: readonly Settlement[], now: Date) {
  const rows = judged.map(({ delivery: { eventId, attempt }, verdict }) => {
    return { eventId, attempt, at: verdict.nextAttemptAt, hasArrived: verdict.outcome === 'delivered' };
  });
  const ours = await run<{ id: string }>(tx, SETTLE, [endpointId, jsonRows(rows), now.toISOString()]);
  return new Set(ours.map(({ id }) => id));
}

function attemptRow({ delivery: { eventId, attempt }, result, verdict, durationMs }: Settlement) {
  const told =
    result.kind === 'answered' ? { status: result.status, excerpt: result.excerpt } : { error: result.error };
  return { eventId, attempt, outcome: verdict.outcome, durationMs, ...told };
}

/** Only what changed is written: an endpoint that goes on as it was costs no write. */
async function noteHealth(tx: Tx, ctx: Context, settled: readonly Settlement[], health: Health): Promise<void> {
  const [first] = settled;
  if (!first) return;
  const { endpointId } = first.delivery;
  const change = (values: Partial<typeof webhookEndpoints.$inferInsert>) =>
    tx.update(webhookEndpoints).set(values).where(eq(webhookEndpoints.id, endpointId));
  const isAlive = settled.some(({ verdict }) => verdict.outcome === 'delivered');
  if (isAlive && health.failingSince) await change({ failingSince: null });
  if (!isAlive && !health.failingSince) await change({ failingSince: ctx.now() });
  const reason = settled.find(({ verdict }) => verdict.disable)?.verdict.disable;
  if (!reason || !health.isActive) return;
  await change({ isActive: false, disabledAt: ctx.now(), disabledReason: reason, updatedAt: ctx.now() });
  const { programId, url } = first.delivery;
  const subject = { programId, subjectType: 'webhook', subjectId: endpointId };
  await writeAudit(tx, ctx, { ...subject, action: 'webhook.disable', after: { url, reason } });
}
