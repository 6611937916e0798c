import { run } from '#db/statement.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { ruleBroken } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { dayBefore } from './rules.ts';

const INSERT = `
  insert into payout_reconciliations (id, provider, from_at, to_at, requested_by, is_daily, status, created_at)
  values ($1::uuid, $2, $3::timestamptz, $4::timestamptz, $5, $6::boolean, 'waiting', $7::timestamptz)
  on conflict do nothing returning id`;

export type WantedReconciliation = { readonly provider: string; readonly from: Date; readonly to: Date };

/**
 * Asks for a comparison of a provider's statement with our books; a worker makes it. Answers its id.
 * @throws Refusal `time_reversed` where the time is empty
 */
export async function requestReconciliation(
  ctx: Context,
  { programId, ...wanted }: WantedReconciliation & { readonly programId: string | null },
): Promise<string> {
  requireMay(ctx.actor, 'payout.reconcile', programId === null ? undefined : { programId });
  if (wanted.from >= wanted.to) throw ruleBroken('time_reversed', 'The time to compare must end after it begins');
  const id = newId();
  await ctx.db.transaction(async (tx) => {
    await run(tx, INSERT, [id, ...row(ctx, wanted, false)]);
    if (programId !== null) {
      const after = { provider: wanted.provider, from: wanted.from, to: wanted.to };
      await writeAudit(tx, ctx, {
        programId,
        action: 'payout.reconcile',
        subjectType: 'reconciliation',
        subjectId: id,
        after,
      });
    }
    await ctx.enqueue(tx, 'payout.reconcile', { runIds: [id] });
  });
  return id;
}

/** Books of the day before are compared from this hour of the day (UTC) on. */
const FIRST_HOUR = 1;

/** Asks for yesterday's comparison of each provider once, however many workers ask. Answers how many are new. */
export async function requestDaily(ctx: Context, providers: readonly string[]): Promise<number> {
  requireMay(ctx.actor, 'payout.reconcile');
  if (ctx.now().getUTCHours() < FIRST_HOUR) return 0;
  return ctx.db.transaction(async (tx) => {
    const runIds: string[] = [];
    for (const provider of providers) {
      const wanted = { provider, ...dayBefore(ctx.now()) };
      const made = await run<{ id: string }>(tx, INSERT, [newId(), ...row(ctx, wanted, true)]);
      runIds.push(...made.map(({ id }) => id));
    }
    if (runIds.length > 0) await ctx.enqueue(tx, 'payout.reconcile', { runIds });
    return runIds.length;
  });
}

function row(ctx: Context, { provider, from, to }: WantedReconciliation, isDaily: boolean) {
  const at = ctx.now().toISOString();
  return [provider, from.toISOString(), to.toISOString(), actorLabel(ctx.actor), isDaily, at];
}
