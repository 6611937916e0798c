import { QUEUES, type QueueName } from '#server/jobs/contracts.ts';
import { ensureQueues } from '#server/jobs/queues.ts';
import type { Services } from '#server/runtime/services.ts';
import type { Pace } from './handlers.ts';
import { runQueues } from './run.ts';
import { startSchedule } from './schedule.ts';

/** A running batch has this long to finish when the worker is asked to stop. */
const DRAIN_MS = 30_000;

export type Worker = { readonly stop: () => Promise<void> };

/**
 * Starts to work: the queues, the heartbeat and the sweeper. `stop` fetches nothing more and waits for the batch that is
 * running.
 */
export async function startWorker(
  services: Services,
  pace: Pace,
  queues: readonly QueueName[] = QUEUES,
): Promise<Worker> {
  const boss = await services.queue();
  await ensureQueues(boss);
  const stopping = new AbortController();
  await runQueues(boss, services, { ...pace, stopping: stopping.signal }, queues);
  const schedule = startSchedule(services);
  services.log.info({ batchSize: pace.batchSize }, 'the worker is running');
  return {
    stop: async () => {
      stopping.abort();
      await boss.stop({ graceful: true, close: false, timeout: DRAIN_MS });
      await schedule.stop();
      await services.close();
    },
  };
}
