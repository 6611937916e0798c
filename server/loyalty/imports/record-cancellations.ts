import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import type { ImportSource } from './contract.ts';
import { earlierSales, refundName, refundsOfCancellation } from './queries.ts';
import { matchCancellation, type PlannedRefund } from './rules/cancellations.ts';
import { type Cancellation, planOrder } from './rules/orders.ts';
import type { Rejection } from './rules/rejections.ts';
import type { Tally } from './rules/tally.ts';
import { reportRows, type Stage, type StagedOrder } from './stage-lines.ts';

/** Records one page of staged cancellations, one after the other, as refunds; answers the ids of those that are new. */
export async function recordCancellations(
  ctx: Context,
  stage: Stage,
  input: { programId: string; source: ImportSource; orders: readonly StagedOrder[]; tally: Tally },
): Promise<string[]> {
  const { programId, source, tally } = input;
  const rejected: Rejection[] = [];
  const created: string[] = [];
  for (const order of input.orders) {
    const plan = planOrder(order.orderId, order.lines, source);
    rejected.push(...plan.rejected);
    if (!plan.cancellation) continue;
    const outcome = await cancelEarlier(ctx, programId, plan.cancellation, tally);
    rejected.push(...outcome.rejected);
    created.push(...outcome.created);
  }
  tally.rejected(rejected);
  await reportRows(stage, rejected);
  return created;
}

/** A purchase that refuses its refund (an amount went back before, without lines) is passed over for the next one. */
async function cancelEarlier(ctx: Context, programId: string, cancellation: Cancellation, tally: Tally) {
  for (const amount of await refundsOfCancellation(ctx.db, programId, cancellation)) {
    tally.refund(false, amount, cancellation.currency);
  }
  const refused = new Map<string, string>();
  const created: string[] = [];
  for (;;) {
    const sold = await earlierSales(ctx.db, programId, cancellation);
    const open = sold.map((line) => (refused.has(line.purchaseId) ? { ...line, left: 0 } : line));
    const plan = matchCancellation(cancellation, open);
    const before = refused.size;
    for (const planned of plan.refunds) {
      const answer = await refundOne(ctx, programId, cancellation, planned);
      if (answer instanceof Refusal) {
        refused.set(planned.purchaseId, `${planned.orderId}: ${answer.message}`);
        break;
      }
      created.push(answer.id);
      tally.refund(true, answer.amountMinor, cancellation.currency);
    }
    if (refused.size > before) continue;
    tally.cancelled(plan.outcomes);
    return { created, rejected: plan.rejected.map((row) => withRefusals(row, refused)) };
  }
}

async function refundOne(ctx: Context, programId: string, cancellation: Cancellation, planned: PlannedRefund) {
  const refund = {
    externalId: refundName(cancellation.orderId, planned.orderId),
    lines: planned.lines.map((line) => ({ ...line })),
    occurredAt: new Date(cancellation.atMs).toISOString(),
    reason: `Cancellation ${cancellation.orderId}`,
  };
  try {
    return (await recordRefund(ctx, { programId, purchaseId: planned.purchaseId, refund })).refund;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function withRefusals(row: Rejection, refused: ReadonlyMap<string, string>): Rejection {
  if (refused.size === 0) return row;
  return { ...row, reason: `${row.reason} (passed over: ${[...refused.values()].join('; ')})` };
}
