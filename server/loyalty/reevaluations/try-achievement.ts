import { z } from 'zod';
import type { Tx } from '#db/client.ts';
import type { Context } from '#server/kernel/context.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import {
  type AchievementDefinition,
  achievementDefinition,
  achievementKey,
} from '#server/loyalty/achievements/contract.ts';
import { achievementByKey, siblingsOf } from '#server/loyalty/achievements/queries.ts';
import { requireSoundAchievement } from '#server/loyalty/achievements/rules.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { recordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { draftOf as purchaseDraft } from '#server/loyalty/purchases/rules.ts';
import { loadChangedCatalog } from '#server/loyalty/rewards/load-catalogs.ts';
import { loadHistory } from '#server/loyalty/rewards/load-history.ts';
import type { Fact, PurchaseFact } from '#server/loyalty/rules/model.ts';
import { type AchievementTrial, triedOn } from '#server/loyalty/rules/trial.ts';
import { withDraft } from './rules.ts';

/** A draft, and what to try it on: a customer's history, a purchase that was never made, or that purchase by that customer. */
const tryInput = z.strictObject({
  key: achievementKey,
  definition: achievementDefinition,
  customerId: z.uuid().optional(),
  purchase: recordPurchaseInput.optional(),
});
export type TryAchievementInput = z.input<typeof tryInput>;

/**
 * What a draft would make of a customer's history, and of a purchase, had it always been in force: the engine's own answer, and
 * how every condition came out. Nothing is written. A purchase without a customer is tried on somebody new.
 * @throws Refusal `validation_failed`, `not_found`, and those of saving the rule
 */
export async function tryAchievement(
  ctx: Context,
  { programId, trial }: { readonly programId: string; readonly trial: TryAchievementInput },
): Promise<AchievementTrial> {
  requireMay(ctx.actor, 'catalog.write', { programId });
  const { key, definition, customerId, purchase } = checkedInput(tryInput, trial);
  return ctx.db.transaction(
    async (tx) => {
      const baseVersion = await soundVersion(tx, programId, key, definition);
      const draft = { subject: 'achievement', key, definition, baseVersion } as const;
      const catalog = await loadChangedCatalog(tx, programId, (rows) => withDraft(rows, draft, newId()));
      const history = customerId === undefined ? [] : await historyOf(tx, programId, customerId);
      const tried = purchase && purchaseFact(purchase, ctx.now());
      return triedOn({ key, definition, timeline: catalog.timeline }, history, tried ?? null);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function soundVersion(
  tx: Tx,
  programId: string,
  key: string,
  definition: AchievementDefinition,
): Promise<number> {
  requireSoundAchievement(key, definition, await siblingsOf(tx, programId));
  return (await achievementByKey(tx, programId, key))?.achievement.version ?? 0;
}

async function historyOf(tx: Tx, programId: string, customerId: string): Promise<Fact[]> {
  await customerById(tx, programId, customerId);
  return (await loadHistory(tx, [customerId])).get(customerId) ?? [];
}

function purchaseFact(input: z.output<typeof recordPurchaseInput>, now: Date): PurchaseFact {
  const { amountMinor, currency, channel, occurredAt, items, metadata } = purchaseDraft(input, now);
  const lines = items.map(({ unitAmountMinor, ...line }) => ({ ...line, unitAmount: unitAmountMinor }));
  const bought = { amount: amountMinor, currency, channel, items: lines, metadata };
  return { kind: 'purchase', id: newId(), occurredAt: occurredAt.getTime(), ...bought };
}
