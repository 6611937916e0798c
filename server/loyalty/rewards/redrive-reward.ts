import { run } from '#db/statement.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { DueFact } from './find-due-facts.ts';
import { FACT_TABLES, factIds } from './rules.ts';

type Row = { readonly processed: boolean; readonly failures: number };

const LOCK = (table: string) => `
  select processed_for_loyalty as processed, reward_failures as failures
    from ${table} where id = $1 and program_id = $2 for no key update`;
const FORGIVE = (table: string) => `
  update ${table} set reward_failures = 0, reward_error = null, reward_retry_at = null, reward_dead_at = null where id = $1`;

/**
 * Tries a fact again whose rewarding failed, at once and with all tries before it, also after it was given up.
 * @throws Refusal `not_found`; `already_rewarded`, `reward_not_failed` when there is nothing to try again
 */
export async function redriveReward(
  ctx: Context,
  input: { readonly programId: string; readonly kind: DueFact['kind']; readonly id: string },
): Promise<void> {
  const { programId, kind, id } = input;
  requireMay(ctx.actor, 'rewards.redrive', { programId });
  const table = FACT_TABLES[kind];
  await ctx.db.transaction(async (tx) => {
    const [row] = await run<Row>(tx, LOCK(table), [id, programId]);
    if (!row) throw notFound(`This ${kind}`);
    if (row.processed) throw conflict('already_rewarded', `This ${kind} was rewarded already`);
    if (row.failures === 0) throw conflict('reward_not_failed', `Rewarding this ${kind} has not failed`);
    await run(tx, FORGIVE(table), [id]);
    await ctx.enqueue(tx, 'rewards.grant', factIds([{ kind, id }]));
    await writeAudit(tx, ctx, { programId, action: 'rewards.redrive', subjectType: kind, subjectId: id });
  });
}
