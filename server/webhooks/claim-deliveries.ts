import type { EventType } from '#db/enums.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { LEASE_MS } from './rules.ts';

/** A delivery that is ours until the lease ends. `attempt` fences: whoever claims it later has a higher one. */
export type ClaimedDelivery = {
  readonly endpointId: string;
  readonly eventId: string;
  readonly programId: string;
  readonly attempt: number;
  readonly eventType: EventType;
  /** Milliseconds since 1970. */
  readonly happenedAt: number;
  readonly data: Record<string, unknown>;
  readonly subjectId: string | null;
  readonly customerId: string;
  readonly externalCustomerId: string | null;
  readonly url: string;
  readonly sealedSecret: string;
  /** The secret before this one, while it still signs. */
  readonly previousSealedSecret: string | null;
  readonly allowPrivate: boolean;
};

/* The longest due first. An attempt that is still in flight at its lease's end was lost with its worker. */
const CLAIM = `
  with due as (
    select d.endpoint_id, d.event_id from webhook_deliveries d
     where d.endpoint_id = $1::uuid and d.status = 'pending' and d.next_attempt_at <= $2::timestamptz
     order by d.next_attempt_at limit $4 for no key update skip locked),
  claimed as (
    update webhook_deliveries d set attempts = d.attempts + 1, next_attempt_at = $3::timestamptz
      from due, webhook_endpoints w
     where d.endpoint_id = due.endpoint_id and d.event_id = due.event_id and w.id = d.endpoint_id and w.is_active
    returning d.endpoint_id, d.event_id, d.attempts, w.url, w.sealed_secret,
              case when w.previous_secret_until > $2::timestamptz then w.previous_sealed_secret end as previous)
  select c.endpoint_id as "endpointId", c.event_id as "eventId", e.program_id as "programId", c.attempts as attempt,
         e.type as "eventType", (extract(epoch from e.created_at) * 1000)::float8 as "happenedAt", e.data,
         e.subject_id as "subjectId", e.user_id as "customerId", u.external_id as "externalCustomerId", c.url,
         c.sealed_secret as "sealedSecret", c.previous as "previousSealedSecret",
         coalesce((p.settings->>'allowPrivateWebhooks')::boolean, false) as "allowPrivate"
    from claimed c join events e on e.id = c.event_id join users u on u.id = e.user_id
    join programs p on p.id = e.program_id order by c.event_id`;

const GIVE_UP_LOST = `
  update webhook_attempts a set outcome = 'lost', error = 'the worker did not report back'
    from json_to_recordset($1::json) as r("endpointId" uuid, "eventId" uuid)
   where a.endpoint_id = r."endpointId" and a.event_id = r."eventId" and a.outcome = 'in_flight'`;

const BEGIN_ATTEMPTS = `
  insert into webhook_attempts (id, endpoint_id, event_id, attempt, outcome, started_at)
  select r.id, r."endpointId", r."eventId", r.attempt, 'in_flight', $2::timestamptz
    from json_to_recordset($1::json) as r(id uuid, "endpointId" uuid, "eventId" uuid, attempt integer)`;

/** Takes up to `most` due deliveries of an endpoint and writes an attempt for each; committed before anybody is called. */
export async function claimDeliveries(ctx: Context, endpointId: string, most: number): Promise<ClaimedDelivery[]> {
  const now = ctx.now();
  const until = new Date(now.getTime() + LEASE_MS);
  return ctx.db.transaction(async (tx) => {
    const parameters = [endpointId, now.toISOString(), until.toISOString(), most];
    const claimed = await run<ClaimedDelivery>(tx, CLAIM, parameters);
    if (claimed.length === 0) return [];
    const again = claimed.filter(({ attempt }) => attempt > 1).map(nameOf);
    if (again.length > 0) await run(tx, GIVE_UP_LOST, [jsonRows(again)]);
    const attempts = claimed.map((delivery) => ({ id: newId(), ...nameOf(delivery) }));
    await run(tx, BEGIN_ATTEMPTS, [jsonRows(attempts), now.toISOString()]);
    return claimed;
  });
}

function nameOf({ endpointId, eventId, attempt }: ClaimedDelivery) {
  return { endpointId, eventId, attempt };
}
