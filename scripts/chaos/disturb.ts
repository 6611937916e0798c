import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from 'postgres';
import type { Say } from '../product/terminal.ts';
import type { HostedProcess } from './hosted-process.ts';
import type { HouseDatabase } from './house-database.ts';
import { type Blow, blowsOf, DISTURBANCES, type Disturbance } from './schedule.ts';

/** What can be brought down. */
export type Victims = {
  readonly sql: Sql;
  readonly database: HouseDatabase;
  readonly web: HostedProcess;
  readonly workers: readonly HostedProcess[];
  readonly provider: HostedProcess;
  /** How long a worker is frozen: longer than the leases of payments. Milliseconds. */
  readonly freezeMs: number;
};

/** How often each was done, and how many sessions of the database were ended by it. */
export type Damage = Record<Disturbance, number> & { sessions: number };

const DOWN_MS = 2_000;
const MOST_SESSIONS = 6;

/** Disturbs until `isOver`, one blow after the other, by the seed's schedule. Frozen workers thaw while others are hit. */
export async function disturb(
  victims: Victims,
  { seed, paceMs, isOver, tell }: { seed: number; paceMs: number; isOver: () => boolean; tell: Say },
): Promise<Damage> {
  const damage = Object.fromEntries([...DISTURBANCES, 'sessions'].map((name) => [name, 0])) as Damage;
  const thawing: Promise<unknown>[] = [];
  for (const blow of blowsOf(seed, paceMs)) {
    await pauseUnless(isOver, blow.waitMs);
    if (isOver()) break;
    tell(`[chaos] ${blow.what}`);
    const struck = strike(victims, blow, damage).catch((error: unknown) => {
      tell(`[chaos] ${blow.what} did not come off: ${error instanceof Error ? error.message : String(error)}`);
      if (blow.what === 'restart_database') throw error;
    });
    if (blow.what === 'stop_worker') thawing.push(struck);
    else await struck;
  }
  await Promise.all(thawing);
  return damage;
}

async function strike(victims: Victims, { what, aim }: Blow, damage: Damage): Promise<void> {
  const { sql, database, web, workers, provider } = victims;
  const worker = workers[Math.floor(aim * workers.length)];
  switch (what) {
    case 'kill_worker':
      await worker?.kill(aim * DOWN_MS);
      break;
    case 'stop_worker':
      await worker?.freeze(victims.freezeMs);
      break;
    case 'kill_web':
      await web.kill(aim * DOWN_MS);
      break;
    case 'kill_provider':
      await provider.kill(aim * 2 * DOWN_MS);
      break;
    case 'restart_database':
      await database.crash();
      break;
    case 'terminate_backends':
      damage.sessions += await endSessions(sql, 1 + Math.floor(aim * MOST_SESSIONS));
      break;
    case 'truncate_jobs':
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '5s'`;
        await tx`truncate pgboss.job`;
      });
  }
  damage[what] += 1;
}

/** Whoever is at work is hit first. */
async function endSessions(sql: Sql, most: number): Promise<number> {
  const rows = await sql`
    select pg_terminate_backend(pid) from (
      select pid from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'laurel%'
         and application_name <> 'laurel-chaos'
       order by state = 'idle', random() limit ${most}) as hit`;
  return rows.length;
}

async function pauseUnless(isOver: () => boolean, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end && !isOver()) await delay(Math.min(100, end - Date.now()));
}
