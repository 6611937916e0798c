import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { eq, lt } from 'drizzle-orm';
import { workerHeartbeats } from '#db/schema/workers.ts';
import { countFigures } from '#server/insights/figures/count-figures.ts';
import { newId } from '#server/kernel/id.ts';
import { sweepReevaluations } from '#server/loyalty/reevaluations/sweep-reevaluations.ts';
import { SWEEP_LIMIT, sweepUnrewarded } from '#server/loyalty/rewards/sweep-unrewarded.ts';
import { sweepMails } from '#server/notifications/mail/sweep-mails.ts';
import { sweepUntold } from '#server/notifications/sweep-untold.ts';
import { forgetOld } from '#server/operations/retention/forget-old.ts';
import { sweepDueCashback } from '#server/payments/cashback/sweep-due-cashback.ts';
import { sweepClawbacks } from '#server/payments/clawbacks/sweep-clawbacks.ts';
import { requestDaily } from '#server/payments/reconciliation/request-reconciliation.ts';
import { sweepReconciliations } from '#server/payments/reconciliation/sweep-reconciliations.ts';
import { env } from '#server/runtime/env.ts';
import type { Services } from '#server/runtime/services.ts';
import { wakeWebhooks } from '#server/webhooks/wake-webhooks.ts';
import { payoutsFor } from './handlers.ts';

const HEARTBEAT_EVERY_MS = 5_000;
/** A heartbeat this old belongs to a worker that did not say goodbye. */
const FORGET_AFTER_MS = 60_000;
const SWEEP_EVERY_MS = 15_000;
const NEWS_EVERY_MS = 60_000;
/** Figures are counted with a thirtieth of the worker's time at most, and not more often than this. */
const COUNT_EVERY_MS = 5_000;
const COUNT_REST = 30;
/** Days that were never counted are what somebody waits for. */
const CATCH_UP_REST = 3;
const RETENTION_EVERY_MS = 3_600_000;
const WEBHOOKS_EVERY_MS = 1_000;
/** Yesterday's statements are asked for once, by whoever looks first. */
const RECONCILE_EVERY_MS = 10 * 60_000;
/** When a sweep found more than it may take at once, the next one follows sooner. */
const SWEEP_AGAIN_MS = 5_000;

export type Schedule = { readonly stop: () => Promise<void> };

/** Begins what a worker does by the clock: to report itself alive, and to find work whose job is gone. */
export function startSchedule(services: Services): Schedule {
  const id = newId();
  const ticks = [
    repeat(services, 'heartbeat', async () => {
      await beat(services, id);
      return HEARTBEAT_EVERY_MS;
    }),
    repeat(services, 'sweep', () => sweep(services)),
    repeat(services, 'news', async () => {
      await sweepUntold(services.contextFor({ kind: 'job', job: 'sweep' }));
      await sweepMails(services.contextFor({ kind: 'job', job: 'sweep' }));
      return NEWS_EVERY_MS;
    }),
    repeat(services, 'reconciling', async () => {
      const ctx = services.contextFor({ kind: 'job', job: 'sweep' });
      const providers = await payoutsFor(ctx);
      const telling = [...providers.values()].filter(({ statement }) => statement !== undefined);
      await requestDaily(
        ctx,
        telling.map(({ name }) => name),
      );
      await sweepReconciliations(ctx);
      return RECONCILE_EVERY_MS;
    }),
    repeat(services, 'retention', async () => {
      await forgetOld(services.contextFor({ kind: 'job', job: 'retention' }), env().LAUREL_RETENTION_DAYS);
      return RETENTION_EVERY_MS;
    }),
    repeat(services, 'figures', async () => {
      const { isMore, isBehind, tookMs } = await countFigures(services.contextFor({ kind: 'job', job: 'figures' }));
      return Math.max(tookMs * (isBehind ? CATCH_UP_REST : COUNT_REST), isMore ? 0 : COUNT_EVERY_MS);
    }),
    repeat(services, 'webhooks', async () => {
      await wakeWebhooks(services.contextFor({ kind: 'job', job: 'sweep' }));
      return WEBHOOKS_EVERY_MS;
    }),
  ];
  return {
    stop: async () => {
      await Promise.all(ticks.map((tick) => tick.stop()));
      await services.db.delete(workerHeartbeats).where(eq(workerHeartbeats.id, id));
    },
  };
}

async function beat({ db, now }: Services, id: string): Promise<void> {
  const seenAt = now();
  const row = { id, host: hostname(), pid: process.pid, startedAt: seenAt, seenAt };
  await db.insert(workerHeartbeats).values(row).onConflictDoUpdate({ target: workerHeartbeats.id, set: { seenAt } });
  await db.delete(workerHeartbeats).where(lt(workerHeartbeats.seenAt, new Date(seenAt.getTime() - FORGET_AFTER_MS)));
}

async function sweep(services: Services): Promise<number> {
  const ctx = services.contextFor({ kind: 'job', job: 'sweep' });
  const facts = await sweepUnrewarded(ctx);
  const payments = await sweepDueCashback(ctx);
  await sweepClawbacks(ctx);
  await sweepReevaluations(ctx);
  if (facts + payments > 0) ctx.log.info({ facts, payments }, 'work without a job was enqueued again');
  return Math.max(facts, payments) >= SWEEP_LIMIT ? SWEEP_AGAIN_MS : SWEEP_EVERY_MS;
}

/** Does a thing again and again, never twice at once; a failure is logged and the next time comes as usual. */
function repeat({ log }: Services, what: string, work: () => Promise<number>): Schedule {
  const ended = new AbortController();
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const wait = await work().catch((err: unknown) => {
        log.warn({ err, what }, 'scheduled work failed');
        return SWEEP_AGAIN_MS;
      });
      await delay(wait, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      ended.abort();
      await running;
    },
  };
}
