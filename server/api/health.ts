import { gt, notInArray, sql } from 'drizzle-orm';
import type { Connection, Database } from '#db/client.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { programs } from '#db/schema/programs.ts';
import { workerHeartbeats } from '#db/schema/workers.ts';

/** A worker that was silent for longer is taken for dead. */
export const HEARTBEAT_FRESH_MS = 30_000;
const PATIENCE_MS = 1_500;

export type Readiness = {
  readonly status: 'ready' | 'not_ready';
  readonly database: 'ok' | 'down';
  readonly migrations: 'ok' | 'pending' | 'unknown';
  readonly worker: 'ok' | 'silent' | 'unknown';
  /** `not_configured`: a program pays by a provider that is not set up; its payouts wait. */
  readonly payouts: 'ok' | 'not_configured' | 'unknown';
};

export type HealthGround = {
  readonly db: Database;
  readonly sql: Connection['sql'];
  readonly now: () => Date;
  /** The names of the payout providers that are configured. */
  readonly payoutProviders: readonly string[];
};

const DOWN: Readiness = {
  status: 'not_ready',
  database: 'down',
  migrations: 'unknown',
  worker: 'unknown',
  payouts: 'unknown',
};

/** What is ready and what is not; the answer comes within two seconds, also when the database gives none. */
export async function readiness(ground: HealthGround): Promise<Readiness> {
  const asked = ask(ground).catch(() => DOWN);
  const { promise: tooLate, resolve } = Promise.withResolvers<Readiness>();
  const timer = setTimeout(resolve, PATIENCE_MS, DOWN);
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}

/** Ready is 200: the database answers, its schema is ours, and a worker is alive to reward what comes in. */
export async function answerReadiness(ground: HealthGround): Promise<Response> {
  const found = await readiness(ground);
  const headers = { 'Cache-Control': 'no-store' };
  if (found.status === 'ready') return Response.json(found, { headers });
  return Response.json(found, { status: 503, headers: { ...headers, 'Retry-After': '2' } });
}

async function ask({ db, sql: connection, now, payoutProviders }: HealthGround): Promise<Readiness> {
  if ((await pendingMigrations(connection)).length > 0) {
    return { status: 'not_ready', database: 'ok', migrations: 'pending', worker: 'unknown', payouts: 'unknown' };
  }
  const fresh = new Date(now().getTime() - HEARTBEAT_FRESH_MS);
  const alive = await db
    .select({ id: workerHeartbeats.id })
    .from(workerHeartbeats)
    .where(gt(workerHeartbeats.seenAt, fresh))
    .limit(1);
  const stranger = await db.select({ id: programs.id }).from(programs).where(paidByNone(payoutProviders)).limit(1);
  const payouts = stranger.length > 0 ? 'not_configured' : 'ok';
  const known = { database: 'ok', migrations: 'ok', payouts } as const;
  return alive.length > 0
    ? { ...known, status: 'ready', worker: 'ok' }
    : { ...known, status: 'not_ready', worker: 'silent' };
}

function paidByNone(payoutProviders: readonly string[]) {
  return notInArray(sql`coalesce(${programs.settings}->>'payoutProvider', 'wallet')`, [...payoutProviders]);
}
