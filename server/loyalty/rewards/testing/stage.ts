import type { TestContext } from '#db/testing/factories.ts';
import { aProgram, purchaseInput, TEST_NOW } from '#db/testing/factories.ts';
import type { RecordPurchaseInput } from '#server/loyalty/purchases/contract.ts';
import { recordPurchases } from '#server/loyalty/purchases/record-purchases.ts';
import type { Purchase } from '#server/loyalty/purchases/rules.ts';
import { giveDemoRules } from './demo-rules.ts';

const DAY_MS = 86_400_000;

/** A program of its own with the demo rules. */
export async function aShop(ctx: TestContext): Promise<string> {
  const { id } = await aProgram(ctx);
  await giveDemoRules(ctx.db, id);
  return id;
}

/** So many days before the moment at which tests happen. */
export function daysAgo(days: number): string {
  return new Date(TEST_NOW.getTime() - days * DAY_MS).toISOString();
}

/** Records completed purchases of a shop, in this order; none is rewarded yet. */
export async function recorded(
  ctx: TestContext,
  programId: string,
  wanted: readonly Partial<RecordPurchaseInput>[],
): Promise<Purchase[]> {
  const answers = await recordPurchases(ctx, { programId, purchases: wanted.map(purchaseInput) });
  return answers.map((answer) => {
    if (!('purchase' in answer)) throw answer;
    return answer.purchase;
  });
}

const CATEGORIES = ['home', 'garden', 'books', 'toys', 'food', 'music'];

/**
 * So many purchases of few customers over half a year, always the same ones: amounts, days and categories vary, and some
 * happened at the same moment.
 */
export function someHistory(count: number, customers: number): Partial<RecordPurchaseInput>[] {
  return Array.from({ length: count }, (_, index) => {
    const step = (index * 7_919) % 104_729;
    const amount = 50_000 + (step % 97) * 61_000;
    const category = CATEGORIES[step % CATEGORIES.length] ?? 'home';
    return {
      orderId: `order-${index}`,
      customer: { externalId: `customer-${step % customers}` },
      amount,
      items: [{ sku: `S${step % 11}`, name: 'thing', category, quantity: 1, unitAmount: amount }],
      occurredAt: daysAgo(180 - Math.floor((index * 180) / count / 2) * 2),
    };
  });
}
