import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { actorLabel } from '#server/kernel/actor.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput, MAX_TEXT } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import { type AdjustPointsInput, adjustPointsInput } from '#server/loyalty/customers/contract.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { replayCustomer } from './reread-customer.ts';

const LOCK = `select total_points::float8 as points from users where id = $1 and program_id = $2 for no key update`;
const TOTAL = `select total_points::float8 as points from users where id = $1`;
const INSERT = `
  insert into points_ledger (id, program_id, user_id, delta, kind, fact_kind, fact_id, note, undoes_id, created_by, occurred_at,
                             created_at)
  values ($1, $2, $3, $4, 'adjustment', 'adjustment', $1, $5, $6::uuid, $7, $8::timestamptz, $8::timestamptz)
  on conflict do nothing returning id`;
const MADE = `
  select delta::int, note from points_ledger
   where id = $1::uuid and user_id = $2::uuid and kind = 'adjustment' and undoes_id is null`;

type Named = { readonly programId: string; readonly customerId: string };
type Adjustment = {
  readonly key: string;
  readonly points: number;
  readonly reason: string;
  readonly undoes: string | null;
};
export type Adjusted = { readonly points: number; readonly created: boolean };

/**
 * Gives or takes points by hand. An adjustment is a fact like a purchase: the ledger's line is written, and a badge that the sum
 * reaches is earned; one that was earned stays (domain, 5). The same key again changes nothing.
 * @throws Refusal `validation_failed`, `not_found`, `confirmation_required`, `customer_anonymised`
 */
export async function adjustPoints(
  ctx: Context,
  { adjustment, ...named }: Named & { readonly adjustment: AdjustPointsInput },
): Promise<Adjusted> {
  requireAdjusting(ctx, named);
  const wanted = checkedInput(adjustPointsInput, adjustment);
  return ctx.db.transaction((tx) => adjust(ctx, tx, named, async () => ({ ...wanted, undoes: null })));
}

/**
 * Takes an adjustment back as if it had never been made, with the badges it reached. Its line stays, and its opposite comes beside
 * it. Again, it changes nothing.
 * @throws Refusal `not_found`, `confirmation_required`, `customer_anonymised`
 */
export async function undoAdjustment(
  ctx: Context,
  { adjustmentId, ...named }: Named & { readonly adjustmentId: string },
): Promise<Adjusted> {
  requireAdjusting(ctx, named);
  return ctx.db.transaction((tx) =>
    adjust(ctx, tx, named, async () => {
      const [made] = await run<{ delta: number; note: string }>(tx, MADE, [adjustmentId, named.customerId]);
      if (!made) throw notFound('The adjustment');
      const reason = `Undone: ${made.note}`.slice(0, MAX_TEXT);
      return { key: newId(), points: -made.delta, reason, undoes: adjustmentId };
    }),
  );
}

function requireAdjusting(ctx: Context, { programId }: Named): void {
  requireMay(ctx.actor, 'points.adjust', { programId });
  requireConfirmed(ctx.actor, ctx.now());
}

/** Under the customer's lock: writes the line, and brings the customer in line with it. */
async function adjust(
  ctx: Context,
  tx: Tx,
  { programId, customerId }: Named,
  wanted: () => Promise<Adjustment>,
): Promise<Adjusted> {
  const [locked] = await run<{ points: number }>(tx, LOCK, [customerId, programId]);
  const { anonymisedAt } = await customerById(tx, programId, customerId);
  if (anonymisedAt) throw conflict('customer_anonymised', 'The customer was anonymised');
  const { key, points, reason, undoes } = await wanted();
  const now = ctx.now();
  const line = [key, programId, customerId, points, reason, undoes, actorLabel(ctx.actor), now.toISOString()];
  const written = await run<{ id: string }>(tx, INSERT, line);
  if (written.length === 0) return { points: locked?.points ?? 0, created: false };
  await replayCustomer(ctx, tx, { programId, customerId }, { kind: 'adjustment', id: key, occurredAt: now.getTime() });
  const after = await totalOf(tx, customerId);
  const data = { points, reason, total: after };
  await writeEvents(tx, [{ programId, userId: customerId, type: 'points.adjusted', subjectId: key, data }], now);
  const subject = { programId, subjectType: 'customer', subjectId: customerId };
  const before = { points: locked?.points ?? 0 };
  await writeAudit(tx, ctx, { ...subject, action: 'points.adjust', before, after: { points: after, reason } });
  return { points: after, created: true };
}

async function totalOf(tx: Tx, customerId: string): Promise<number> {
  const [row] = await run<{ points: number }>(tx, TOTAL, [customerId]);
  return row?.points ?? 0;
}
