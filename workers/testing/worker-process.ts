import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { expect, onTestFinished } from 'vitest';

const DEADLINE_MS = 60_000;
/** The secret of the product under test. */
export const SECRET = 'a secret of tests, and of nothing else';

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };
export type WorkerProcess = {
  readonly pid: number;
  /** Everything it has logged so far. */
  readonly output: () => string;
  readonly ended: Promise<Ended>;
  readonly signal: (signal: NodeJS.Signals) => void;
};

/** Starts the real worker in a process of its own, at the latest killed when the test ends. `extra` goes into its environment. */
export function startWorkerProcess(url: string, extra: Record<string, string> = {}): WorkerProcess {
  const env: NodeJS.ProcessEnv = {
    DATABASE_URL: url,
    NEXTAUTH_SECRET: SECRET,
    LAUREL_SECRET: SECRET,
    NODE_ENV: 'test',
    ...extra,
  };
  const main = path.join(import.meta.dirname, '..', 'main.ts');
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code, signal]): Ended => ({ code, signal }));
  return { pid: child.pid ?? 0, output: () => output, ended, signal: (signal) => void child.kill(signal) };
}

/** Waits until a condition holds, asking again and again; fails with what it is about when it does not in time. */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  patienceMs = DEADLINE_MS,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) expect.fail(`${what}: not within ${patienceMs} ms`);
    await delay(40);
  }
}

/** True when nothing is left to do: every fact rewarded, all cashback paid, every piece of news told. */
export async function isQuiet(sql: Sql): Promise<boolean> {
  const [left] = await sql`
    select (select count(*) from purchases where completed_at is not null and not processed_for_loyalty)
         + (select count(*) from refunds where not processed_for_loyalty)
         + (select count(*) from activities where not processed_for_loyalty)
         + (select count(*) from cashback_transactions where kind = 'earn' and status in ('pending', 'processing'))
         + (select count(*) from events e where e.type in ('achievement.unlocked', 'badge.unlocked', 'cashback.completed')
              and not exists (select 1 from notifications n where n.event_id = e.id)) as n`;
  return Number(left?.n) === 0;
}

/** Lets leases and turns, and the sweeper's patience with those whose job is gone, end now: as if their minutes were over. */
export async function endLeases(sql: Sql): Promise<void> {
  await sql`update payout_reconciliations set turn_until = now() - interval '1 minute' where turn_until is not null`;
  await sql`update cashback_transactions set next_attempt_at = now() - interval '1 minute' where kind = 'earn' and status in ('pending', 'processing')`;
}
