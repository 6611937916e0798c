import type { Context } from '#server/kernel/context.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type ImportReport, type ImportSourceInput, importSource } from './contract.ts';
import { recordCancellations } from './record-cancellations.ts';
import { recordOrders } from './record-orders.ts';
import { Tally } from './rules/tally.ts';
import { type Stage, stagedOrders, stageLines } from './stage-lines.ts';
import { Statistics } from './statistics.ts';

/** Told while the file is read (bytes), then while its orders are recorded. */
export type ImportProgress = (phase: 'reading' | 'purchases' | 'refunds', done: number, total: number) => void;

export type ImportPurchasesInput = {
  readonly program: { readonly id: string; readonly timeZone: string };
  readonly file: string;
  readonly source: ImportSourceInput;
  /** Rewards what was just recorded, while the next page is being recorded; null leaves it to the workers. */
  readonly reward: ((facts: { purchaseIds: string[]; refundIds: string[] }) => Promise<void>) | null;
  readonly onProgress: ImportProgress;
};

/**
 * Imports a file of purchases: reads it into the stage, records its orders by customer and time through the same verb
 * partners use, then its cancellations as refunds of earlier purchases. What was recorded before is found again by its
 * order id and left alone, so a file imported twice, or half and then whole, ends up the same.
 * @returns the report; the rows left out stay in the stage (`reportedRows`)
 * @throws Refusal `validation_failed`, `unknown_column`, `unreadable_file`
 */
export async function importPurchases(ctx: Context, stage: Stage, input: ImportPurchasesInput): Promise<ImportReport> {
  requireMay(ctx.actor, 'purchase.record', { programId: input.program.id });
  const source = checkedInput(importSource, input.source);
  const timeZone = source.timeZone ?? input.program.timeZone;
  const programId = input.program.id;
  const staged = await stageLines(ctx, stage, {
    file: input.file,
    source,
    timeZone,
    onProgress: (bytes, all) => input.onProgress('reading', bytes, all),
  });
  const tally = new Tally();
  const rewarding = new Behind(input.reward);
  const statistics = new Statistics(stage);
  let done = 0;
  for await (const orders of stagedOrders(stage, 'purchases')) {
    const purchaseIds = await recordOrders(ctx, stage, { programId, source, orders, tally });
    await rewarding.next({ purchaseIds, refundIds: [] });
    await statistics.afterPage();
    done += orders.length;
    input.onProgress('purchases', done, staged.purchases);
  }
  done = 0;
  for await (const orders of stagedOrders(stage, 'cancellations')) {
    const refundIds = await recordCancellations(ctx, stage, { programId, source, orders, tally });
    await rewarding.next({ purchaseIds: [], refundIds });
    await statistics.afterPage();
    done += orders.length;
    input.onProgress('refunds', done, staged.cancellations);
  }
  await rewarding.end();
  return tally.report(staged.rows, staged.customers);
}

type Facts = { purchaseIds: string[]; refundIds: string[] };

/** Rewards one page behind the recording, so that both processors of the house work and no more than a page waits. */
class Behind {
  readonly #reward: ((facts: Facts) => Promise<void>) | null;
  #running: Promise<unknown> = Promise.resolve();

  constructor(reward: ((facts: Facts) => Promise<void>) | null) {
    this.#reward = reward;
  }

  async next(facts: Facts): Promise<void> {
    await this.end();
    if (!this.#reward || facts.purchaseIds.length + facts.refundIds.length === 0) return;
    this.#running = this.#reward(facts).then(
      () => null,
      (error: unknown) => ({ error }),
    );
  }

  async end(): Promise<void> {
    const failed = await this.#running;
    this.#running = Promise.resolve();
    if (failed && typeof failed === 'object' && 'error' in failed) throw failed.error;
  }
}
