import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type CatalogCache, loadCatalogs } from '#server/loyalty/rewards/load-catalogs.ts';
import { loadOwned, readCustomers, statesOf } from '#server/loyalty/rewards/load-customers.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import { replay } from '#server/loyalty/rules/replay.ts';
import { type Breach, type Finding, inScope, type Scope } from './check.ts';
import { stateDifferences } from './compare-states.ts';

/** How many customers are replayed: all of them, or that many drawn at random. */
export type ReplayExtent = 'all' | number;

const PROMISE = {
  invariant: 6,
  name: 'replay',
  promise: "replaying a customer's facts from nothing gives the stored state",
};
const CHUNK = 250;

/**
 * Replays customers chunk by chunk, so that memory does not grow with their number, and compares what comes out with what is
 * stored. `tell` hears how many are done. The finding counts values that differ, not customers.
 */
export async function replayCustomers(
  tx: Tx,
  scope: Scope,
  extent: ReplayExtent,
  limit: number | null,
  tell: (done: number, all: number) => void = () => undefined,
): Promise<Finding> {
  const ids = await drawCustomers(tx, scope, extent);
  const cache: CatalogCache = new Map();
  const breaches: Breach[] = [];
  let count = 0;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const found = await replayChunk(tx, ids.slice(start, start + CHUNK), cache);
    count += found.length;
    const room = limit === null ? found.length : limit - breaches.length;
    breaches.push(...found.slice(0, Math.max(0, room)));
    tell(Math.min(start + CHUNK, ids.length), ids.length);
  }
  return { ...PROMISE, promise: `${PROMISE.promise} (${ids.length} customers)`, count, breaches };
}

/** How many customers a scope has. */
export async function countCustomers(tx: Tx, scope: Scope): Promise<number> {
  const rows = await tx.execute<{ customers: string }>(
    sql`select count(*) as customers from users u where u.role = 'customer' and ${inScope(scope, 'u')}`,
  );
  return Number(rows[0]?.customers ?? 0);
}

async function drawCustomers(tx: Tx, scope: Scope, extent: ReplayExtent): Promise<string[]> {
  const order = extent === 'all' ? sql`order by id` : sql`order by random() limit ${extent}`;
  const rows = await tx.execute<{ id: string }>(sql`select u.id from users u where ${inScope(scope, 'u')} ${order}`);
  return rows.map(({ id }) => id);
}

async function replayChunk(tx: Tx, userIds: readonly string[], cache: CatalogCache): Promise<Breach[]> {
  const customers = await readCustomers(tx, userIds);
  const owned = await loadOwned(tx, userIds);
  const history = await loadHistory(tx, userIds);
  const programIds = [...new Set(customers.map(({ programId }) => programId))];
  const catalogs = await loadCatalogs(tx, programIds, cache);
  const states = statesOf(customers, owned, catalogs);
  return customers.flatMap(({ id, programId }) => {
    const catalog = catalogs.get(programId);
    const stored = states.get(id);
    if (!catalog || !stored) return [];
    const { state } = replay(catalog.timeline, history.get(id) ?? []);
    return stateDifferences(stored, state).map((difference) => ({ user_id: id, ...difference }));
  });
}
