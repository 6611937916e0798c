import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What a web process measures of itself, and the gauges that are read from the database when somebody asks. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Built once a process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    requests: new Histogram({
      name: 'laurel_request_seconds',
      help: 'Time to answer, by door and status',
      labelNames: ['door', 'status'],
      buckets: SECONDS,
      registers: [registry],
    }),
    queueJobs: gauge('laurel_queue_jobs', 'Jobs of a queue by state', ['queue', 'state']),
    queueOldest: gauge('laurel_queue_oldest_seconds', 'Age of the oldest job that could be run', ['queue']),
    unrewarded: gauge('laurel_unrewarded_facts', 'Facts that are completed and not rewarded'),
    unrewardedOldest: gauge('laurel_unrewarded_oldest_seconds', 'Age of the oldest of them'),
    payouts: gauge('laurel_payouts', 'Cashback transactions by state', ['state']),
    workers: gauge('laurel_workers_alive', 'Workers that reported themselves within 30 s'),
    streams: gauge('laurel_streams_open', 'Pages that follow events from this process'),
  };
}

/** Runs a door and writes down how long it took and how it ended. */
export async function measured(metrics: Metrics, door: string, answer: () => Promise<Response>): Promise<Response> {
  const end = metrics.requests.startTimer({ door });
  try {
    const response = await answer();
    end({ status: response.status });
    return response;
  } catch (error) {
    end({ status: 500 });
    throw error;
  }
}
