import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { type AdjustPointsInput, adjustPointsInput } from '#server/loyalty/customers/contract.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { replayCustomer } from './reread-customer.ts';

const LOCK = `select total_points::float8 as points from users where id = $1 and program_id = $2 for no key update`;
const TOTAL = `select total_points::float8 as points from users where id = $1`;
const INSERT = `
  insert into points_ledger (id, program_id, user_id, delta, kind, fact_kind, fact_id, note, created_by, occurred_at, created_at)
  values ($1, $2, $3, $4, 'adjustment', 'adjustment', $1, $5, $6, $7::timestamptz, $7::timestamptz)
  on conflict (id) do nothing returning id`;

/**
 * Gives or takes points by hand. An adjustment is a fact like a purchase: the ledger's line is written, and badges follow from
 * the sum. The same key again changes nothing.
 * @throws Refusal `validation_failed`, `not_found`, `confirmation_required`, `customer_anonymised`
 */
export async function adjustPoints(
  ctx: Context,
  input: { readonly programId: string; readonly customerId: string; readonly adjustment: AdjustPointsInput },
): Promise<{ readonly points: number; readonly created: boolean }> {
  const { programId, customerId } = input;
  requireMay(ctx.actor, 'points.adjust', { programId });
  requireConfirmed(ctx.actor, ctx.now());
  const { points, reason, key } = checkedInput(adjustPointsInput, input.adjustment);
  return ctx.db.transaction(async (tx) => {
    const [locked] = await run<{ points: number }>(tx, LOCK, [customerId, programId]);
    const { anonymisedAt } = await customerById(tx, programId, customerId);
    if (anonymisedAt) throw conflict('customer_anonymised', 'The customer was anonymised');
    const now = ctx.now();
    const by = actorLabel(ctx.actor);
    const line = [key, programId, customerId, points, reason, by, now.toISOString()];
    const written = await run<{ id: string }>(tx, INSERT, line);
    if (written.length === 0) return { points: locked?.points ?? 0, created: false };
    await replayCustomer(ctx, tx, { programId, customerId });
    const after = await totalOf(tx, customerId);
    const data = { points, reason, total: after };
    await writeEvents(tx, [{ programId, userId: customerId, type: 'points.adjusted', subjectId: key, data }], now);
    const subject = { programId, subjectType: 'customer', subjectId: customerId };
    const before = { points: locked?.points ?? 0 };
    await writeAudit(tx, ctx, { ...subject, action: 'points.adjust', before, after: { points: after, reason } });
    return { points: after, created: true };
  });
}

async function totalOf(tx: Tx, customerId: string): Promise<number> {
  const [row] = await run<{ points: number }>(tx, TOTAL, [customerId]);
  return row?.points ?? 0;
}
