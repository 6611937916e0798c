import { setTimeout as delay } from 'node:timers/promises';
import { isPassing } from '#db/faults.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type DueFact, findDueFacts } from './find-due-facts.ts';
import { recordFailure } from './record-failure.ts';
import { rewardBatch } from './reward-batch.ts';
import { batchesOf, type FactIds, LANES, lanesOf, MAX_BATCH } from './rules.ts';

const TRIES = 5;
const FIRST_WAIT_MS = 40;

/** How many facts were rewarded by this call, and how many failed on their own data. */
export type GrantReport = { readonly rewarded: number; readonly failed: number };

/**
 * Rewards the named facts, each exactly once whoever else is at it, some hundreds in a transaction. A fact that was
 * rewarded before, is not completed, waits for its next try or was given up is passed over. A fact whose own data fails
 * holds up nobody: it is found by halving, its failure is kept on its row, and it is tried again later.
 * @param stopping when it is aborted, no further batch begins
 * @throws the database's error when it cannot be reached or keeps losing races; nothing of that batch is written then. The
 * reason of `stopping` when facts are left because of it
 */
export async function grantRewards(
  ctx: Context,
  input: Partial<FactIds>,
  batchSize: number = MAX_BATCH,
  stopping?: AbortSignal,
): Promise<GrantReport> {
  requireMay(ctx.actor, 'rewards.grant');
  const total = { rewarded: 0, failed: 0 };
  for (const ids of batchesOf(input, batchSize * LANES)) {
    stopping?.throwIfAborted();
    const due = await persistently(() => findDueFacts(ctx.db, ids, ctx.now()));
    ctx.checkpoint('reward.looked');
    add(total, await grantLanes(ctx, lanesOf(due, batchSize)));
  }
  return total;
}

/** Side by side; whatever happens, none is left running when this ends. */
async function grantLanes(ctx: Context, lanes: DueFact[][]): Promise<GrantReport> {
  const total = { rewarded: 0, failed: 0 };
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) add(total, await grantDue(ctx, lane));
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(LANES, lanes.length) }, work));
  const fault = ended.find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return total;
}

/** The facts lie sorted by customer, so that halving keeps a customer's facts together as long as it can. */
async function grantDue(ctx: Context, due: readonly DueFact[]): Promise<GrantReport> {
  const [only] = due;
  if (!only) return { rewarded: 0, failed: 0 };
  try {
    return { rewarded: await persistently(() => rewardBatch(ctx, due)), failed: 0 };
  } catch (error) {
    if (isPassing(error)) throw error;
    if (due.length === 1) return fail(ctx, only, error);
    const middle = due.length >> 1;
    const total = { rewarded: 0, failed: 0 };
    add(total, await grantDue(ctx, due.slice(0, middle)));
    add(total, await grantDue(ctx, due.slice(middle)));
    return total;
  }
}

async function fail(ctx: Context, fact: DueFact, error: unknown): Promise<GrantReport> {
  await recordFailure(ctx, fact, error);
  return { rewarded: 0, failed: 1 };
}

/** Does the work again when the database says that it may succeed in a moment. The work starts from nothing each time. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried >= TRIES || !isPassing(error)) throw error;
      await delay(FIRST_WAIT_MS * 2 ** (tried - 1) * (0.5 + Math.random()));
    }
  }
}

function add(total: { rewarded: number; failed: number }, more: GrantReport): void {
  total.rewarded += more.rewarded;
  total.failed += more.failed;
}
