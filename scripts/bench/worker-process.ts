import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';
import { WORKER_COMMAND } from '../product/worker-command.ts';

export type WorkerWishes = {
  /** Facts in one transaction, at most. */
  readonly batchSize: number;
  /** Queues it works on; the rest waits. */
  readonly queues: readonly string[];
};

/** A worker as the product runs it, in a process of its own. */
export type WorkerProcess = {
  /** Asks it to end and waits. Answers the most memory it ever held, in megabytes. */
  readonly stop: () => Promise<number>;
};

const READY_WITHIN_MS = 30_000;
const LAST_WORDS = 4_000;
const KILOBYTES_A_MEGABYTE = 1_024;

/** Starts a worker and waits until its first heartbeat. @throws Error with its last words when it ends before that */
export async function startWorker(sql: Sql, url: string, wishes: WorkerWishes): Promise<WorkerProcess> {
  const secret = randomBytes(32).toString('base64url');
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secret,
    LAUREL_SECRET: secret,
    LOG_LEVEL: 'warn',
    WORKER_BATCH: String(wishes.batchSize),
    WORKER_QUEUES: wishes.queues.join(','),
  };
  const parameters = (process.env.LAUREL_BENCH_NODE ?? '').split(' ').filter((word) => word !== '');
  const child = spawn(process.execPath, [...parameters, ...WORKER_COMMAND], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-LAST_WORDS);
    });
  }
  await untilReady(sql, child, () => words);
  return { stop: () => stop(child) };
}

async function untilReady(sql: Sql, child: ChildProcess, words: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the worker ended before it was ready:\n${words()}`);
    const [beat] = await sql`select 1 from worker_heartbeats where pid = ${child.pid ?? 0}`;
    if (beat) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the worker was not ready in time:\n${words()}`);
}

async function stop(child: ChildProcess): Promise<number> {
  const peak = await peakMemory(child.pid ?? 0);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return peak;
}

/** The high-water mark of resident memory, as Linux keeps it; 0 where it does not. */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return Math.round(kilobytes / KILOBYTES_A_MEGABYTE);
}
