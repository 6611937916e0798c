import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { percentile } from '../statistics.ts';

/** Answers at a steady rate, in milliseconds, counted from the moment the request was due. */
export type Steady = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly failed: number;
};

type Target = { readonly url: string; readonly token: string };

/** As many requests as `connections` can get answered, one after the other on each. Answers requests a second. */
export async function requestsPerSecond(
  { url, token }: Target,
  wanted: { readonly method: 'GET' | 'POST'; readonly connections: number; readonly seconds: number },
  next: () => { readonly path: string; readonly body?: string },
): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const result = await autocannon({
    url,
    connections: wanted.connections,
    duration: wanted.seconds,
    requests: [{ method: wanted.method, headers, setupRequest: (request) => ({ ...request, ...next() }) }],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were refusals, ${result.errors} never came`);
  }
  return result['2xx'] / result.duration;
}

/** GETs at a steady rate whether or not earlier ones are answered. */
export async function readSteadily(
  { url, token }: Target,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  pathAt: (index: number) => string,
): Promise<Steady> {
  const headers = { authorization: `Bearer ${token}` };
  const started = performance.now();
  const times: number[] = [];
  let failed = 0;
  const read = async (path: string, dueMs: number) => {
    const response = await fetch(url + path, { headers });
    await response.arrayBuffer();
    times.push(performance.now() - started - dueMs);
    if (!response.ok) failed += 1;
  };
  const reads: Promise<void>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const dueMs = (index * 1_000) / perSecond;
    await delay(Math.max(0, dueMs - (performance.now() - started)));
    reads.push(read(pathAt(index), dueMs));
  }
  await Promise.all(reads);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99), failed };
}
