import { createHash, timingSafeEqual } from 'node:crypto';
import { CASHBACK_STATUSES } from '#db/enums.ts';
import { newId } from '#server/kernel/id.ts';
import { measuresOf } from '#server/operations/queues/measures.ts';
import type { Metrics } from '#server/runtime/metrics.ts';
import { orUnavailable } from './door.ts';
import type { Ground } from './request-context.ts';

/** The numbers of this process and of the house, for who holds the token; without a token in the settings there are none. */
export function answerMetrics(
  ground: Ground,
  metrics: Metrics,
  token: string | null,
  request: Request,
): Promise<Response> {
  const given = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === null) return Promise.resolve(new Response(null, { status: 404 }));
  if (!given || !isSame(given, token)) {
    return Promise.resolve(new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } }));
  }
  return orUnavailable(newId(), async () => {
    await fill(ground, metrics);
    const headers = { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' };
    return new Response(await metrics.registry.metrics(), { headers });
  });
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

async function fill({ db, now, live }: Ground, metrics: Metrics): Promise<void> {
  const { queues, payouts, unrewarded, workersAlive } = await measuresOf({ db, now });
  for (const { queue, waiting, deferred, active, dead, oldestMs } of queues) {
    const states = Object.entries({ waiting, deferred, active, dead });
    for (const [state, count] of states) metrics.queueJobs.set({ queue, state }, count);
    metrics.queueOldest.set({ queue }, (oldestMs ?? 0) / 1_000);
  }
  for (const state of CASHBACK_STATUSES) metrics.payouts.set({ state }, payouts.get(state) ?? 0);
  metrics.unrewarded.set(unrewarded.count);
  metrics.unrewardedOldest.set((unrewarded.oldestMs ?? 0) / 1_000);
  metrics.workers.set(workersAlive);
  metrics.streams.set(live?.size ?? 0);
}
