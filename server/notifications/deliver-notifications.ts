import type { EventType } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';

/** Events that customers are told of inside the product. */
export const TOLD_EVENTS: readonly EventType[] = [
  'achievement.unlocked',
  'achievement.revoked',
  'badge.unlocked',
  'badge.revoked',
  'cashback.completed',
  'cashback.failed',
  'cashback.reversed',
];

/* Who switched a kind off in their preferences is not told of it. */
const DELIVER = `
  insert into notifications (id, program_id, user_id, event_id, type, data, created_at)
  select r.id, e.program_id, e.user_id, e.id, e.type, e.data, $3::timestamptz
    from unnest($1::uuid[], $2::uuid[]) as r(id, event_id)
    join events e on e.id = r.event_id and e.type = any($4::text[])
    join users u on u.id = e.user_id
   where coalesce(u.preferences->'notifications'->>e.type, 'true') <> 'false'
   order by e.id
      on conflict (event_id) do nothing
  returning id`;

/** Tells customers of these events, of each event once, however often it is delivered. Answers how many were told now. */
export async function deliverNotifications(
  ctx: Context,
  { eventIds }: { readonly eventIds: readonly string[] },
): Promise<number> {
  requireMay(ctx.actor, 'notification.deliver');
  if (eventIds.length === 0) return 0;
  const ids = eventIds.map(() => newId());
  const told = await run(ctx.db, DELIVER, [ids, eventIds, ctx.now().toISOString(), TOLD_EVENTS]);
  return told.length;
}
