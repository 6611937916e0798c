import type { Tx } from '#db/client.ts';
import { KIND_OF_EVENT } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { mailNews, type Told } from './mail-news.ts';
import { DEFAULT_CHOICES, NEWS_AGE_MS, SILENT_SOURCES, TOLD_EVENTS } from './rules.ts';

/*
 * One row for each event, wanted or not: it is the memory that the event was dealt with. What came of an import, of the demo
 * or of facts long past stands in the list as read, is not celebrated and not mailed.
 */
const DELIVER = `
  with told as (
    select r.id, e.id as event_id, e.program_id, e.user_id, e.type, e.data, k.kind,
           e.data->>'silent' is not null
             or coalesce(p.source = any($5::text[]), false)
             or (e.data ? 'factId' and coalesce(p.occurred_at, a.occurred_at, $3::timestamptz) < $6::timestamptz) as is_quiet
      from unnest($1::uuid[], $2::uuid[]) as r(id, event_id)
      join events e on e.id = r.event_id
      join unnest($4::text[], $7::text[]) as k(type, kind) on k.type = e.type
      left join purchases p
        on p.id = coalesce(case when e.data->>'factKind' = 'purchase' then e.data->>'factId' end, e.data->>'purchaseId')::uuid
      left join activities a on a.id = case when e.data->>'factKind' = 'activity' then (e.data->>'factId')::uuid end)
  insert into notifications (id, program_id, user_id, event_id, type, data, is_shown, seen_at, celebrated_at, created_at)
  select t.id, t.program_id, t.user_id, t.event_id, t.type, t.data,
         coalesce(c.is_wanted, t.kind = any($8::text[])),
         case when t.is_quiet then $3::timestamptz end, case when t.is_quiet then $3::timestamptz end, $3::timestamptz
    from told t
    left join notification_choices c on c.user_id = t.user_id and c.kind = t.kind and c.channel = 'in_app'
   order by t.event_id
      on conflict (event_id) do nothing
  returning id, user_id, type, seen_at is not null as is_quiet`;

type Row = { readonly id: string; readonly user_id: string; readonly type: Told['type']; readonly is_quiet: boolean };

/**
 * Tells customers of these events, of each event once and by each way once, however often it is delivered. Answers how many
 * were told now.
 */
export async function deliverNotifications(
  ctx: Context,
  { eventIds }: { readonly eventIds: readonly string[] },
): Promise<number> {
  requireMay(ctx.actor, 'notification.deliver');
  if (eventIds.length === 0) return 0;
  return ctx.db.transaction(async (tx) => {
    const told = await insert(tx, eventIds, ctx.now());
    await mailNews(
      tx,
      ctx,
      told.flatMap(({ id, user_id, type, is_quiet }) => (is_quiet ? [] : [{ id, userId: user_id, type }])),
    );
    return told.length;
  });
}

function insert(tx: Tx, eventIds: readonly string[], now: Date): Promise<Row[]> {
  return run<Row>(tx, DELIVER, [
    eventIds.map(() => newId()),
    eventIds,
    now.toISOString(),
    TOLD_EVENTS,
    SILENT_SOURCES,
    new Date(now.getTime() - NEWS_AGE_MS).toISOString(),
    Object.values(KIND_OF_EVENT),
    DEFAULT_CHOICES.in_app,
  ]);
}
