import { env } from '#server/runtime/env.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import { crashingAt, crashPointOf } from './crash.ts';
import { startWorker } from './worker.ts';

const { DATABASE_URL, LOG_LEVEL, WORKER_BATCH, WORKER_QUEUES } = env();
const log = createLog('worker', LOG_LEVEL);
const crash = crashPointOf(process.env);
const services = createServices({
  url: DATABASE_URL,
  role: 'worker',
  log,
  poolMax: 8,
  checkpoint: crash ? crashingAt(crash) : undefined,
});
const worker = await startWorker(services, { batchSize: WORKER_BATCH }, WORKER_QUEUES);

let isStopping = false;

/** The first signal lets what is running finish; the second does not wait. */
function stop(signal: NodeJS.Signals): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  log.info({ signal }, 'the worker finishes what it has begun');
  worker
    .stop()
    .then(() => process.exit(0))
    .catch((err: unknown) => {
      log.error({ err }, 'the worker could not stop cleanly');
      process.exit(1);
    });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
