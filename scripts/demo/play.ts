import type { Context } from '#server/kernel/context.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { minorDigits } from '#server/kernel/money.ts';
import { recordActivity } from '#server/loyalty/activities/record-activity.ts';
import { rewardWaiting } from '#server/loyalty/imports/reward-waiting.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import { recordRefund } from '#server/loyalty/refunds/record-refund.ts';
import { workInProcess } from './in-process.ts';
import type { ActivityScene, PurchaseScene, RefundScene, StoryFact } from './scenes.ts';

const DAYS_ONE_BY_ONE = 31;

type Stage = { readonly programId: string; readonly currency: string };

/**
 * Plays facts through the real pipeline, chapter by chapter with the clock of each: recorded by the verbs partners use, then
 * rewarded, paid and told by the handlers of the worker. Played again, nothing happens twice.
 */
export async function playStory(ctx: Context, stage: Stage, facts: readonly StoryFact[]): Promise<void> {
  await finishEarlier(ctx, stage);
  const purchaseIds = new Map<string, string>();
  for (const chapter of Map.groupBy(facts, (fact) => chapterOf(fact.day)).values()) {
    const end = chapter.at(-1)?.at ?? ctx.now();
    const work = workInProcess({ ...ctx, now: () => end });
    await recordBought(work.ctx, stage, chapter.filter(isPurchase), purchaseIds);
    for (const fact of chapter) {
      if (fact.kind === 'activity') await recordDone(work.ctx, stage, fact);
      if (fact.kind === 'refund') await recordReturned(work.ctx, stage, fact, purchaseIds);
    }
    await work.finish();
  }
}

/** The last days are played one by one, so that what is new looks new; what lies further back by the week. */
function chapterOf(day: number): number {
  return day > -DAYS_ONE_BY_ONE ? day : Math.floor(day / 7) * 7;
}

/** What an earlier play recorded and, cut off, did not reward. */
async function finishEarlier(ctx: Context, { programId }: Stage): Promise<void> {
  const work = workInProcess(ctx);
  await rewardWaiting(work.ctx, { programId });
  await work.finish();
}

type At<S> = S & { readonly at: Date };

function isPurchase(fact: StoryFact): fact is At<PurchaseScene> {
  return fact.kind === 'purchase';
}

async function recordBought(
  ctx: Context,
  { programId, currency }: Stage,
  scenes: readonly At<PurchaseScene>[],
  purchaseIds: Map<string, string>,
): Promise<void> {
  if (scenes.length === 0) return;
  const purchases = scenes.map((scene) => purchaseInput(scene, currency));
  const answers = await recordPurchases(ctx, { programId, source: 'demo', purchases });
  for (const [at, answer] of answers.entries()) {
    if (answer instanceof Refusal) throw answer;
    purchaseIds.set(scenes[at]?.key ?? '', answer.purchase.id);
  }
}

function purchaseInput(scene: At<PurchaseScene>, currency: string): RecordPurchaseInput {
  const { person, basket, channel, delivery, key, at } = scene;
  const minor = 10 ** minorDigits(currency);
  const items = basket.map(({ product, quantity }) => ({
    sku: product.sku,
    name: product.name,
    category: product.category,
    quantity,
    unitAmount: product.naira * minor,
  }));
  const lines = items.reduce((sum, item) => sum + item.quantity * item.unitAmount, 0);
  return {
    orderId: key,
    customer: { externalId: person.externalId, email: person.email, name: person.name },
    amount: lines + delivery * minor,
    currency,
    status: 'completed',
    items,
    channel,
    occurredAt: at.toISOString(),
    metadata: { city: person.city },
  };
}

async function recordDone(ctx: Context, { programId }: Stage, scene: At<ActivityScene>): Promise<void> {
  const { person, activity, key, at } = scene;
  const customer = { externalId: person.externalId, email: person.email, name: person.name };
  await recordActivity(ctx, { programId, activity: { ...activity, customer, key, occurredAt: at.toISOString() } });
}

async function recordReturned(
  ctx: Context,
  { programId }: Stage,
  scene: At<RefundScene>,
  purchaseIds: ReadonlyMap<string, string>,
): Promise<void> {
  const purchaseId = purchaseIds.get(scene.purchaseKey);
  if (!purchaseId) throw new Error(`${scene.key} takes back what was never bought`);
  const refund = {
    externalId: scene.key,
    lines: scene.lines.map((line) => ({ ...line })),
    reason: scene.reason,
    occurredAt: scene.at.toISOString(),
  };
  await recordRefund(ctx, { programId, purchaseId, refund });
}
