import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessPlan } from '../product/processes.ts';
import type { Say } from '../product/terminal.ts';

/** A process that may be killed and stopped at will, and is started anew whenever it has died. */
export type HostedProcess = {
  readonly name: string;
  /** Kills it as a power cut would, and starts it again after so many milliseconds. */
  readonly kill: (downMs: number) => Promise<void>;
  /** Freezes it for so long, then lets it go on as if nothing had been. */
  readonly freeze: (ms: number) => Promise<void>;
  /** How often it died without being killed. */
  readonly deaths: () => number;
  /** Asks it to end; answers its exit code, null when it had to be killed. */
  readonly end: (graceMs: number) => Promise<number | null>;
};

const FOLLOW_PARENT = new URL('../product/follow-parent.ts', import.meta.url).href;
const RESTART_MS = 500;

/** Starts a process. It dies with this one. */
export function host({ name, command, cwd, env }: ProcessPlan, tell: Say): HostedProcess {
  let child = launch();
  let downMs = RESTART_MS;
  let deaths = 0;
  let isKilled = false;
  let isEnding = false;

  function launch(): ChildProcess {
    const stdio: ['ignore', 'pipe', 'pipe', 'ipc'] = ['ignore', 'pipe', 'pipe', 'ipc'];
    const started = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...command], { cwd, env, stdio });
    for (const stream of [started.stdout, started.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => tell(`[${name}] ${line}`));
    }
    started.once('exit', () => void rise());
    return started;
  }

  async function rise(): Promise<void> {
    if (isEnding) return;
    if (!isKilled) deaths += 1;
    isKilled = false;
    await delay(downMs);
    downMs = RESTART_MS;
    if (!isEnding) child = launch();
  }

  return {
    name,
    kill: async (forMs) => {
      if (!isAlive(child)) return;
      isKilled = true;
      downMs = forMs;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    freeze: async (ms) => {
      const frozen = child;
      frozen.kill('SIGSTOP');
      await delay(ms);
      frozen.kill('SIGCONT');
    },
    deaths: () => deaths,
    end: async (graceMs) => {
      isEnding = true;
      if (!isAlive(child)) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), graceMs);
      const [code] = await gone;
      clearTimeout(tooLong);
      return code;
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
