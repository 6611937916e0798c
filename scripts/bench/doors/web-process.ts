import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from '#db/embedded/port.ts';

/** A web process that answers, in a process of its own. */
export type WebProcess = {
  readonly url: string;
  /** What its sessions are signed with. */
  readonly authSecret: string;
  readonly stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;
const LAST_WORDS = 4_000;
const NEXT_START = ['node_modules/next/dist/bin/next', 'start', '--port'];

/** The product's own web process from its production build, as `npm start` runs it. */
export function startWeb(databaseUrl: string): Promise<WebProcess> {
  return startProcess((port) => [...NEXT_START, String(port)], databaseUrl, '/api/health/live');
}

/** A plain Node.js server of the bench with the door of the partner API, and the same reads without it. */
export function startBareServer(databaseUrl: string): Promise<WebProcess> {
  return startProcess((port) => ['scripts/bench/doors/bare-server.ts', String(port)], databaseUrl, '/ready');
}

async function startProcess(
  command: (port: number) => string[],
  databaseUrl: string,
  ready: string,
): Promise<WebProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString('base64url');
  const settings = { DATABASE_URL: databaseUrl, NEXTAUTH_URL: url, NEXTAUTH_SECRET: secret, LAUREL_SECRET: secret };
  const env = { ...process.env, ...settings, PORT: String(port), NODE_ENV: 'production' as const };
  const parameters = (process.env.LAUREL_BENCH_NODE ?? '').split(' ').filter((word) => word !== '');
  const child = spawn(process.execPath, [...parameters, ...command(port)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-LAST_WORDS);
    });
  }
  await untilAnswers(url + ready, child, () => words);
  return { url, authSecret: secret, stop: () => stop(child) };
}

async function untilAnswers(address: string, child: ChildProcess, words: () => string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    if (await fetch(address).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the web process was not ready in time:\n${words()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
