import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { faultMessage, isPassing } from '#db/faults.ts';
import { reevaluatedCustomers, reevaluations } from '#db/schema/reevaluations.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { applyBatch } from './apply-batch.ts';
import { previewBatch } from './preview-batch.ts';
import type { Reevaluation } from './queries.ts';
import { type Effect, MAX_WALK_FAILURES, sumOf, WALK_BATCH } from './rules.ts';

/** A job goes on for so long, in milliseconds, then another takes over, so that none outlives its place in the queue. */
const STRETCH_MS = 30_000;

/** The customers a batch took, and what it did to those for whom something changed. */
type WalkedBatch = {
  readonly userIds: readonly string[];
  readonly effects: ReadonlyMap<string, Effect>;
  readonly isEnd: boolean;
};

/** Another worker took the batch, or the walk was ended meanwhile: what this one did is taken back. */
class Overtaken extends Error {}

const NEXT_CUSTOMERS = `
  select id from users where program_id = $1 and last_fact_at is not null and ($2::uuid is null or id > $2::uuid)
   order by id limit $3`;

/**
 * Goes on with walks through the customers, batch by batch, each in a transaction with the walk's own progress: whoever dies
 * on the way, another goes on where the last batch ended.
 * @param input how many customers one transaction takes at most: `batchSize`
 * @param stopping when it is aborted, no further batch begins; the job goes back to the queue
 * @throws the fault of a batch that failed; after five in a row the walk is given up
 */
export async function walkReevaluations(
  ctx: Context,
  input: { readonly reevaluationIds: readonly string[]; readonly batchSize?: number },
  stopping?: AbortSignal,
): Promise<void> {
  requireMay(ctx.actor, 'catalog.reevaluate');
  for (const id of input.reevaluationIds) await walk(ctx, { id, size: input.batchSize ?? WALK_BATCH }, stopping);
}

type Walk = { readonly id: string; readonly size: number };

async function walk(ctx: Context, { id, size }: Walk, stopping: AbortSignal | undefined): Promise<void> {
  const until = Date.now() + STRETCH_MS;
  for (;;) {
    stopping?.throwIfAborted();
    const isLeft = await step(ctx, { id, size });
    if (!isLeft) return;
    if (Date.now() < until) continue;
    await ctx.db.transaction((tx) => ctx.enqueue(tx, 'catalog.reevaluate', { reevaluationIds: [id] }));
    return;
  }
}

/** One batch. Answers false when there is nothing left to do. */
async function step(ctx: Context, { id, size }: Walk): Promise<boolean> {
  const [reevaluation] = await ctx.db.select().from(reevaluations).where(eq(reevaluations.id, id));
  if (reevaluation?.status !== 'running') return false;
  const isPreview = reevaluation.step === 'preview';
  try {
    return await ctx.db.transaction(
      async (tx) => {
        const rows = await run<{ id: string }>(tx, NEXT_CUSTOMERS, [
          reevaluation.programId,
          reevaluation.afterCustomer,
          size,
        ]);
        const userIds = rows.map((row) => row.id);
        const batch = isPreview ? previewBatch : applyBatch;
        const effects = userIds.length === 0 ? new Map() : await batch(ctx, tx, reevaluation, userIds);
        return moveOn(ctx, tx, reevaluation, { userIds, effects, isEnd: userIds.length < size });
      },
      { isolationLevel: isPreview ? 'repeatable read' : 'read committed' },
    );
  } catch (error) {
    if (error instanceof Overtaken) return false;
    if (!isPassing(error)) await recordFailure(ctx, reevaluation, error);
    throw error;
  }
}

/** Keeps what the batch did. Whoever finds that another worker took the same batch writes nothing. */
async function moveOn(
  ctx: Context,
  tx: Tx,
  from: Reevaluation,
  { userIds, effects, isEnd }: WalkedBatch,
): Promise<boolean> {
  const { afterCustomer } = from;
  const now = ctx.now();
  const moved = await tx
    .update(reevaluations)
    .set({
      ...addedTo(from, effects),
      customersDone: from.customersDone + userIds.length,
      afterCustomer: userIds.at(-1) ?? afterCustomer,
      failures: 0,
      updatedAt: now,
      ...(isEnd ? { status: 'done' as const, endedAt: now } : {}),
    })
    .where(
      and(
        eq(reevaluations.id, from.id),
        eq(reevaluations.status, 'running'),
        afterCustomer === null ? isNull(reevaluations.afterCustomer) : eq(reevaluations.afterCustomer, afterCustomer),
      ),
    )
    .returning({ id: reevaluations.id });
  if (moved.length === 0) throw new Overtaken();
  const rows = [...effects].map(([userId, effect]) => {
    return { reevaluationId: from.id, programId: from.programId, userId, ...effect };
  });
  if (rows.length > 0) await tx.insert(reevaluatedCustomers).values(rows);
  return !isEnd;
}

function addedTo(from: Reevaluation, effects: ReadonlyMap<string, Effect>) {
  const sum = sumOf([...effects.values()]);
  return {
    customersChanged: from.customersChanged + sum.customersChanged,
    unlocksGained: from.unlocksGained + sum.unlocksGained,
    unlocksLost: from.unlocksLost + sum.unlocksLost,
    pointsGained: from.pointsGained + sum.pointsGained,
    pointsLost: from.pointsLost + sum.pointsLost,
    badgesRaised: from.badgesRaised + sum.badgesRaised,
    badgesLowered: from.badgesLowered + sum.badgesLowered,
  };
}

const FAIL = `
  update reevaluations
     set failures = failures + 1, last_error = $2, updated_at = $3::timestamptz,
         status = case when failures + 1 >= $4 then 'failed' else status end,
         ended_at = case when failures + 1 >= $4 then $3::timestamptz end
   where id = $1 and status = 'running'`;

async function recordFailure(ctx: Context, { id }: Reevaluation, error: unknown): Promise<void> {
  await run(ctx.db, FAIL, [id, faultMessage(error), ctx.now().toISOString(), MAX_WALK_FAILURES]);
}
