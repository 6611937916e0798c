import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { firstIdAt } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { TOLD_EVENTS } from './rules.ts';

/** What is older is no news any more. */
const NEWS_MS = 3_600_000;

/** Events that one sweep enqueues, at most, the oldest first. */
const SWEEP_LIMIT = 5_000;

const UNTOLD = `
  select e.id from events e
   where e.id >= $1::uuid and e.type = any($2::text[]) and e.data->>'silent' is null
     and not exists (select 1 from notifications n where n.event_id = e.id)
   order by e.id limit $3`;

/**
 * Enqueues again the news of the last hour that customers were not told of. An event whose job is merely waiting is enqueued
 * twice, which does no harm. Answers how many were enqueued.
 */
export async function sweepUntold(ctx: Context): Promise<number> {
  requireMay(ctx.actor, 'notification.deliver');
  const since = firstIdAt(new Date(ctx.now().getTime() - NEWS_MS));
  return ctx.db.transaction(async (tx) => {
    const untold = await run<{ id: string }>(tx, UNTOLD, [since, TOLD_EVENTS, SWEEP_LIMIT]);
    const eventIds = untold.map(({ id }) => id);
    if (eventIds.length > 0) await ctx.enqueue(tx, 'notification.deliver', { eventIds });
    return eventIds.length;
  });
}
