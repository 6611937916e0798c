import { faultMessage } from '#db/faults.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { DueFact } from './find-due-facts.ts';
import { FACT_TABLES, factIds, retryAt } from './rules.ts';

const MAX_ERROR_LENGTH = 500;

const LOCK = (table: string) => `
  select reward_failures as failures from ${table} where id = $1 and not processed_for_loyalty for no key update`;
const RECORD = (table: string) => `
  update ${table}
     set reward_failures = $2, reward_error = $3, reward_retry_at = $4::timestamptz, reward_dead_at = $5::timestamptz
   where id = $1`;

/**
 * Keeps on the fact's own row that it could not be rewarded, why, and when it is tried again: after a minute, after five,
 * then never until a person has looked. The next try is enqueued in the same transaction.
 */
export async function recordFailure(ctx: Context, fact: DueFact, error: unknown): Promise<void> {
  const table = FACT_TABLES[fact.kind];
  const reason = faultMessage(error).slice(0, MAX_ERROR_LENGTH);
  await ctx.db.transaction(async (tx) => {
    const [row] = await run<{ failures: number }>(tx, LOCK(table), [fact.id]);
    if (!row) return;
    const now = ctx.now();
    const failures = row.failures + 1;
    const next = retryAt(failures, now);
    const dead = next === null ? now.toISOString() : null;
    await run(tx, RECORD(table), [fact.id, failures, reason, next?.toISOString() ?? null, dead]);
    if (next) await ctx.enqueue(tx, 'rewards.grant', factIds([fact]), { startAfter: next });
    ctx.log.error({ factKind: fact.kind, factId: fact.id, failures, reason }, 'a fact could not be rewarded');
  });
}
