import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** A turn nobody ended by then was lost with its worker, or with its job. */
const TURN_MS = 60_000;

/* Only endpoints that may send are looked at, and of each only whether the first of its due deliveries is there. */
const TAKE_TURNS = `
  with due as (
    select w.id from webhook_endpoints w
     where w.is_active and (w.turn_until is null or w.turn_until <= $1::timestamptz)
       and exists (select from webhook_deliveries d
                    where d.endpoint_id = w.id and d.status = 'pending' and d.next_attempt_at <= $1::timestamptz)
     order by w.id for no key update of w skip locked)
  update webhook_endpoints w set turn_until = $2::timestamptz from due where w.id = due.id returning w.id`;

/**
 * Gives every endpoint with something due its turn, with a job of its own, so that none waits for another. Whoever has its
 * turn already is left alone. Answers how many got it.
 */
export async function wakeWebhooks(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'webhook.deliver');
  const now = ctx.now();
  const until = new Date(now.getTime() + TURN_MS);
  return ctx.db.transaction(async (tx) => {
    const due = await run<{ id: string }>(tx, TAKE_TURNS, [now.toISOString(), until.toISOString()]);
    for (const { id } of due) await ctx.enqueue(tx, 'webhook.deliver', { endpointIds: [id] });
    return due.length;
  });
}
