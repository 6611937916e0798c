import type { Tx } from '#db/client.ts';
import { together } from '#db/statement.ts';
import { holdCatalogs } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { rereadOutcome } from '#server/loyalty/rewards/fold-facts.ts';
import { type CatalogCache, loadCatalogs } from '#server/loyalty/rewards/load-catalogs.ts';
import { groupedBy, loadOwned, lockCustomers, statesOf } from '#server/loyalty/rewards/load-customers.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import type { Customer, Outcome } from '#server/loyalty/rewards/outcome.ts';
import { saveStandings } from '#server/loyalty/rewards/save-rewards.ts';
import type { Reevaluation } from './queries.ts';
import { type Effect, effectOf } from './rules.ts';

const caches = new WeakMap<Context['db'], CatalogCache>();

/**
 * Brings the standing of these customers in line with the rules as they are now: under their locks, everything is replayed
 * and the difference is written, with its events but without news.
 */
export async function applyBatch(
  ctx: Context,
  tx: Tx,
  { id, programId }: Reevaluation,
  userIds: readonly string[],
): Promise<Map<string, Effect>> {
  const customers = await lockedCustomers(ctx, tx, programId, userIds);
  const histories = await loadHistory(tx, userIds);
  const outcomes = customers.flatMap((customer) => rereadOutcome(customer, histories.get(customer.id) ?? []) ?? []);
  if (outcomes.length > 0) {
    await saveStandings(tx, outcomes, ctx.now(), {
      by: 'job:catalog.reevaluate',
      more: { silent: true, reevaluationId: id },
    });
  }
  return new Map(outcomes.flatMap(effectEntry));
}

async function lockedCustomers(
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
  return locked.flatMap(({ id }): Customer[] => {
    const [catalog, state] = [catalogs.get(programId), states.get(id)];
    return catalog && state ? [{ id, catalog, state, badgeRows: badgeRows.get(id) ?? [] }] : [];
  });
}

function effectEntry({ customer, changes, after }: Outcome): [string, Effect][] {
  const { activeLevels } = customer.catalog;
  const effect = effectOf(changes, [customer.state, after], [activeLevels, activeLevels]);
  return effect ? [[customer.id, effect]] : [];
}
