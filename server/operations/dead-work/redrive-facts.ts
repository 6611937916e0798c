import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { redriveReward } from '#server/loyalty/rewards/redrive-reward.ts';
import type { RedriveFactsInput } from '../dead-letters/contract.ts';

export type RedrivenFact = { readonly id: string; readonly done: boolean; readonly code: string | null };

/** Tries facts again whose rewarding was given up, each by itself: one that is refused keeps none of the others back. */
export async function redriveFacts(
  ctx: Context,
  programId: string,
  { facts }: RedriveFactsInput,
): Promise<RedrivenFact[]> {
  requireMay(ctx.actor, 'rewards.redrive', { programId });
  const results: RedrivenFact[] = [];
  for (const { kind, id } of facts) {
    try {
      await redriveReward(ctx, { programId, kind, id });
      results.push({ id, done: true, code: null });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push({ id, done: false, code: error.code });
    }
  }
  return results;
}
