import { recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import { asSent } from './latency.ts';
import type { World } from './world.ts';

const A_CALL = 500;

/** Records the plan's first purchases as new orders through the batch verb, 500 a call, one call after the other. Answers purchases a second. */
export async function runIngest({ services, programIds, plan, size }: World, run: number): Promise<number> {
  const ctx = services.contextFor({ kind: 'operator', command: 'bench' });
  const purchases = plan.slice(0, size.ingest).map((planned) => asSent(planned, `ingest-${run}-${planned.place}`));
  const started = performance.now();
  for (let at = 0; at < purchases.length; at += A_CALL) {
    const answers = await recordPurchases(ctx, {
      programId: programIds.warmUp,
      source: 'bench',
      purchases: purchases.slice(at, at + A_CALL),
    });
    const refused = answers.find((answer) => answer instanceof Error);
    if (refused) throw refused;
  }
  return purchases.length / ((performance.now() - started) / 1_000);
}
