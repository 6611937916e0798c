import type { Tx } from '#db/client.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { rereadOutcome } from './fold-facts.ts';
import { loadHistory } from './load-history.ts';
import { lockStandings } from './lock-standings.ts';
import type { Cause } from './outcome.ts';
import { saveStandings } from './save-rewards.ts';

type Named = { readonly programId: string; readonly customerId: string };

/** What replaying a customer's facts changed. */
export type Reread = {
  readonly isChanged: boolean;
  readonly points: number;
  readonly unlocksGained: number;
  readonly unlocksLost: number;
  readonly badgesGained: number;
  readonly badgesLost: number;
};

const NOTHING: Reread = {
  isChanged: false,
  points: 0,
  unlocksGained: 0,
  unlocksLost: 0,
  badgesGained: 0,
  badgesLost: 0,
};

/**
 * Replays all facts of one customer under the rules in force at their times and writes the difference to what is stored,
 * which is nothing as long as the books are right.
 * @throws Refusal `not_found`
 */
export async function rereadCustomer(ctx: Context, named: Named): Promise<Reread> {
  requireMay(ctx.actor, 'customer.reevaluate', named);
  return ctx.db.transaction(async (tx) => {
    const reread = await replayCustomer(ctx, tx, named);
    const subject = { programId: named.programId, subjectType: 'customer', subjectId: named.customerId };
    await writeAudit(tx, ctx, { ...subject, action: 'customer.reevaluate', after: reread });
    return reread;
  });
}

/**
 * Under the customer's lock: replays and writes the difference, within the transaction of whatever made it necessary; `because`
 * of which things are taken back, if not because of the last fact.
 * @throws Refusal `not_found`
 */
export async function replayCustomer(
  ctx: Context,
  tx: Tx,
  { programId, customerId }: Named,
  because?: Cause,
): Promise<Reread> {
  const [customer] = await lockStandings(ctx, tx, programId, [customerId]);
  if (!customer) throw notFound('The customer');
  const history = (await loadHistory(tx, [customerId])).get(customerId) ?? [];
  const outcome = history.length === 0 && !because ? null : rereadOutcome(customer, history, because);
  if (!outcome) return NOTHING;
  await saveStandings(tx, [outcome], ctx.now(), { by: actorLabel(ctx.actor), more: {} });
  const { points, unlocks, badges } = outcome.changes;
  return {
    isChanged: true,
    points,
    unlocksGained: unlocks.gained.length,
    unlocksLost: unlocks.lost.length,
    badgesGained: badges.gained.length,
    badgesLost: badges.lost.length,
  };
}
