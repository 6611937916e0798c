import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import type { ImportSource } from './contract.ts';
import { planOrder, refusedByProgram } from './rules/orders.ts';
import type { Tally } from './rules/tally.ts';
import { reportRows, type Stage, type StagedOrder } from './stage-lines.ts';

type Planned = { readonly purchase: RecordPurchaseInput; readonly lines: readonly number[] };

/** Records one page of staged orders as purchases and answers the ids of those that were completed now. */
export async function recordOrders(
  ctx: Context,
  stage: Stage,
  input: { programId: string; source: ImportSource; orders: readonly StagedOrder[]; tally: Tally },
): Promise<string[]> {
  const { programId, source, tally } = input;
  const plans = input.orders.map((order) => planOrder(order.orderId, order.lines, source));
  const rejected = plans.flatMap((plan) => plan.rejected);
  const planned = plans.flatMap(({ purchase, lines }): Planned[] => (purchase ? [{ purchase, lines }] : []));
  const purchases = planned.map((plan) => plan.purchase);
  const answers = await recordPurchases(ctx, { programId, source: 'import', purchases });
  const created: string[] = [];
  for (const [at, answer] of answers.entries()) {
    const lines = planned[at]?.lines ?? [];
    if (answer instanceof Refusal) {
      rejected.push(...refusedByProgram(lines, answer.message));
      continue;
    }
    const { id, amountMinor, currency } = answer.purchase;
    tally.purchase(lines.length, answer.created, amountMinor, currency);
    if (answer.created) created.push(id);
  }
  tally.rejected(rejected);
  await reportRows(stage, rejected);
  return created;
}
