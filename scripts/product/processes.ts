import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Say } from './terminal.ts';

export type ProcessPlan = {
  readonly name: string;
  /** What Node runs, with its parameters. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
};

export type KeptProcess = {
  readonly pid: () => number | undefined;
  /** Asks it to end, waits `graceMs` milliseconds, then kills it. */
  readonly stop: (graceMs: number) => Promise<void>;
};

const FOLLOW_PARENT = new URL('./follow-parent.ts', import.meta.url).href;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const SETTLED_MS = 60_000;

/** Milliseconds to wait before the restart after `crashes` crashes in a row (1 for the first). */
export function restartDelay(crashes: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (crashes - 1));
}

/**
 * Runs a process for as long as the product runs: its lines are passed on under its name, a crash is followed by a restart,
 * ever later while it keeps crashing. It is no part of the terminal's process group, so that Ctrl-C reaches it through `stop`
 * alone; it ends by itself when this process dies.
 */
export function keepRunning(plan: ProcessPlan, tell: Say): KeptProcess {
  let child: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let crashes = 0;
  let stopping = false;

  const start = () => {
    const started = Date.now();
    child = launch(plan, tell);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      crashes = Date.now() - started > SETTLED_MS ? 1 : crashes + 1;
      const delay = restartDelay(crashes);
      tell(`[${plan.name}] ended unexpectedly (${signal ?? `code ${code}`}); starting it again in ${delay / 1000} s`);
      restart = setTimeout(start, delay);
    });
  };

  start();
  return {
    pid: () => child?.pid,
    stop: async (graceMs) => {
      stopping = true;
      clearTimeout(restart);
      if (child) await end(child, graceMs);
    },
  };
}

function launch(plan: ProcessPlan, tell: Say): ChildProcess {
  const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...plan.command], {
    cwd: plan.cwd,
    env: plan.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => tell(`[${plan.name}] ${line}`));
  }
  return child;
}

function end(child: ChildProcess, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    const kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(kill);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
