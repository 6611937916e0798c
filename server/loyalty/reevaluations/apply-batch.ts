import type { Tx } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { rereadOutcome } from '#server/loyalty/rewards/fold-facts.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import { lockStandings } from '#server/loyalty/rewards/lock-standings.ts';
import type { Outcome } from '#server/loyalty/rewards/outcome.ts';
import { saveStandings } from '#server/loyalty/rewards/save-rewards.ts';
import type { Reevaluation } from './queries.ts';
import { type Effect, effectOf } from './rules.ts';

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
  const customers = await lockStandings(ctx, tx, programId, userIds);
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

function effectEntry({ customer, changes, after }: Outcome): [string, Effect][] {
  const { activeLevels } = customer.catalog;
  const effect = effectOf(changes, [customer.state, after], [activeLevels, activeLevels]);
  return effect ? [[customer.id, effect]] : [];
}
