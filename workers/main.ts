import { env } from '#server/runtime/env.ts';
import { createLog } from '#server/runtime/log.ts';
import { createServices } from '#server/runtime/services.ts';
import { crashingAt, crashPointOf } from './crash.ts';
import { startWorker } from './worker.ts';

const { DATABASE_URL, DATABASE_POOL_MAX, LOG_LEVEL, WORKER_BATCH, WORKER_QUEUES } = env();
const log = createLog('worker', LOG_LEVEL);
const crash = crashPointOf(process.env);
const services = createServices({
  url: DATABASE_URL,
  role: 'worker',
  log,
  poolMax: DATABASE_POOL_MAX,
  checkpoint: crash ? crashingAt(crash) : undefined,
});

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
const starting = startWorker(services, { batchSize: WORKER_BATCH }, WORKER_QUEUES);
starting.catch(fail);

/** The first signal lets what is running finish; the second does not wait. */
function stop(signal: NodeJS.Signals): void {
  if (isStopping) process.exit(1);
  isStopping = true;
  log.info({ signal }, 'the worker finishes what it has begun');
  starting
    .then((worker) => worker.stop())
    .then(() => process.exit(0))
    .catch(fail);
}

function fail(err: unknown): void {
  log.error({ err }, 'the worker cannot go on');
  process.exit(1);
}
