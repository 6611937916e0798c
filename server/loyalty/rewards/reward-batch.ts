import type { Tx } from '#db/client.ts';
import { together } from '#db/statement.ts';
import { holdCatalogs } from '#server/kernel/catalog.ts';
import type { Context } from '#server/kernel/context.ts';
import { claimFacts } from './claim-facts.ts';
import type { CustomerFact } from './fact-rows.ts';
import type { DueFact } from './find-due-facts.ts';
import { needsHistory, outcomeOf } from './fold-facts.ts';
import { type CatalogCache, loadCatalogs } from './load-catalogs.ts';
import { groupedBy, loadOwned, lockCustomers, statesOf } from './load-customers.ts';
import { loadHistory } from './load-history.ts';
import type { Customer, Outcome } from './outcome.ts';
import type { RewardCheckpoint } from './rules.ts';
import { saveRewards } from './save-rewards.ts';

const caches = new WeakMap<Context['db'], CatalogCache>();

type Claimed = { readonly customers: readonly Customer[]; readonly facts: ReadonlyMap<string, CustomerFact[]> };

/**
 * Rewards the facts that are still due, in one transaction: lock their customers, claim them, load what is stored, fold,
 * and write everything that follows, with the jobs that follow from that. Answers how many facts were rewarded; whatever
 * another worker was faster at is not among them.
 */
export async function rewardBatch(ctx: Context, due: readonly DueFact[]): Promise<number> {
  const reach = (label: RewardCheckpoint) => ctx.checkpoint(label);
  const rewarded = await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    const claimed = await claim(ctx, tx, due, now);
    reach('reward.claimed');
    const outcomes = await fold(tx, claimed);
    reach('reward.folded');
    if (outcomes.length > 0) await saveRewards(ctx, tx, outcomes, now);
    reach('reward.enqueued');
    return outcomes.reduce((count, { facts }) => count + facts.length, 0);
  });
  reach('reward.committed');
  return rewarded;
}

/* Started together, run one after the other: what follows the locks sees all that was committed before they were had. */
async function claim(ctx: Context, tx: Tx, due: readonly DueFact[], now: Date): Promise<Claimed> {
  const programIds = [...new Set(due.map(({ programId }) => programId))].sort();
  const userIds = [...new Set(due.map(({ userId }) => userId))].sort();
  const cache = caches.get(ctx.db) ?? new Map();
  caches.set(ctx.db, cache);
  const [, locked, facts, owned, catalogs] = await together([
    holdCatalogs(tx, programIds),
    lockCustomers(tx, userIds),
    claimFacts(tx, due, now),
    loadOwned(tx, userIds),
    loadCatalogs(tx, programIds, cache),
  ]);
  const states = statesOf(locked, owned, catalogs);
  const badgeRows = groupedBy(owned.badges, ({ userId }) => userId);
  const customers = locked.flatMap(({ id, programId }): Customer[] => {
    const catalog = catalogs.get(programId);
    const state = states.get(id);
    return catalog && state ? [{ id, catalog, state, badgeRows: badgeRows.get(id) ?? [] }] : [];
  });
  return { customers, facts: groupedBy(facts, ({ userId }) => userId) };
}

async function fold(tx: Tx, { customers, facts }: Claimed): Promise<Outcome[]> {
  const touched = customers.filter(({ id }) => facts.has(id));
  if (touched.length !== facts.size) throw new Error('a fact was claimed whose customer is not locked');
  const late = touched.filter((customer) => needsHistory(customer, facts.get(customer.id) ?? []));
  const histories = await loadHistory(
    tx,
    late.map(({ id }) => id),
  );
  return touched.map((customer) => {
    return outcomeOf(customer, facts.get(customer.id) ?? [], histories.get(customer.id) ?? null);
  });
}
