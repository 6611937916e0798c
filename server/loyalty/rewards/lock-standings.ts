import type { Tx } from '#db/client.ts';
import { together } from '#db/statement.ts';
import { holdCatalogs } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { type CatalogCache, loadCatalogs } from './load-catalogs.ts';
import { groupedBy, loadOwned, lockCustomers, statesOf } from './load-customers.ts';
import type { Customer } from './outcome.ts';

const caches = new WeakMap<Context['db'], CatalogCache>();

/**
 * Locks customers of a program, in the order of their ids, and reads all that is stored of them once the locks are had, with
 * the rules as they are now. Who is none of the program is not among them.
 */
export async function lockStandings(
  ctx: Context,
  tx: Tx,
  programId: string,
  userIds: readonly string[],
): Promise<Customer[]> {
  const cache = caches.get(ctx.db) ?? new Map();
  caches.set(ctx.db, cache);
  const [, locked, owned, catalogs] = await together([
    holdCatalogs(tx, [programId]),
    lockCustomers(tx, userIds),
    loadOwned(tx, userIds),
    loadCatalogs(tx, [programId], cache),
  ]);
  const states = statesOf(locked, owned, catalogs);
  const badgeRows = groupedBy(owned.badges, ({ userId }) => userId);
  return locked.flatMap(({ id, programId: owner }): Customer[] => {
    const [catalog, state] = [catalogs.get(programId), states.get(id)];
    return owner === programId && catalog && state ? [{ id, catalog, state, badgeRows: badgeRows.get(id) ?? [] }] : [];
  });
}
