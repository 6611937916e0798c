import type { Tx } from '#db/client.ts';
import { together } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { NewEvent } from '#server/kernel/events.ts';
import type { CashbackAward, Fact } from '#server/loyalty/rules/model.ts';
import { catalogAt } from '#server/loyalty/rules/timeline.ts';
import { type OwedCashback, openCashback } from '#server/payments/cashback/open-cashback.ts';
import { type ReckonedRefund, reckonRefunds } from '#server/payments/clawbacks/reckon-refunds.ts';
import type { Customer, Outcome } from './outcome.ts';
import type { RewardCheckpoint } from './rules.ts';
import { saveBadges } from './save-badges.ts';
import { saveCustomers } from './save-customers.ts';
import { savePoints } from './save-points.ts';
import { saveProgress } from './save-progress.ts';
import { saveTraces } from './save-traces.ts';
import { writeRewardEvents } from './write-reward-events.ts';

/**
 * Writes what a batch does to its customers: everything, set by set, in the order in which all of the house locks. Cashback
 * of purchases that were rewarded before and refunded now is reckoned anew by payments, from the rows of their refunds.
 */
export async function saveRewards(ctx: Context, tx: Tx, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const at = now.toISOString();
  const saved = [
    ...saveCustomers(tx, outcomes, at),
    ...savePoints(tx, outcomes, at),
    ...saveProgress(tx, outcomes, at),
    ...saveBadges(tx, outcomes, at),
    ...saveTraces(tx, outcomes, at),
  ];
  const told = writeRewardEvents(tx, outcomes, now);
  const opened = openCashback(ctx, tx, outcomes.flatMap(owedBy), now);
  const [, eventIds] = await together([together(saved), told, opened]);
  ctx.checkpoint('reward.saved' satisfies RewardCheckpoint);
  await reckonRefunds(ctx, tx, outcomes.flatMap(refundsIn), now);
  ctx.checkpoint('reward.reckoned' satisfies RewardCheckpoint);
  if (eventIds.length > 0) await ctx.enqueue(tx, 'notification.deliver', { eventIds });
}

/** The last refund of each purchase: those before it are reckoned with it. */
function refundsIn({ facts }: Outcome): ReckonedRefund[] {
  const refunds = facts.flatMap(({ fact }) => (fact.kind === 'refund' ? [fact] : []));
  const last = new Map(refunds.map(({ id, purchaseId }) => [purchaseId, { refundId: id, purchaseId }]));
  return [...last.values()];
}

/**
 * Writes how customers stand under other rules: the same as after facts, but nothing is explained, owed or sent.
 * @param origin who moved the points, and what every event says besides
 */
export async function saveStandings(
  tx: Tx,
  outcomes: readonly Outcome[],
  now: Date,
  origin: { readonly by: string; readonly more: NewEvent['data'] },
): Promise<void> {
  const at = now.toISOString();
  const saved = [
    ...saveCustomers(tx, outcomes, at),
    ...savePoints(tx, outcomes, at, origin.by),
    ...saveProgress(tx, outcomes, at),
    ...saveBadges(tx, outcomes, at),
  ];
  await together([together(saved), writeRewardEvents(tx, outcomes, now, origin.more)]);
}

function owedBy({ customer, facts }: Outcome): OwedCashback[] {
  return facts.flatMap(({ fact, awards, net }) => {
    return awards.flatMap((award) => (award.kind === 'cashback' ? [owed(customer, fact, net, award)] : []));
  });
}

function owed({ id: userId, catalog }: Customer, fact: Fact, net: bigint, award: CashbackAward): OwedCashback {
  const { amount, currency, baseBps, bonusBps, multiplierPct, rateBps, ruleId, version, badgeId } = award;
  const { ladder } = catalogAt(catalog.timeline, fact.occurredAt);
  return {
    programId: catalog.programId,
    userId,
    purchaseId: fact.id,
    amount,
    currency,
    purchaseAmount: net,
    baseBps,
    bonusBps,
    multiplierPct,
    rateBps,
    ruleId,
    ruleVersion: version,
    badgeId,
    badgeLevel: ladder.find((rung) => rung.id === badgeId)?.level ?? null,
  };
}
