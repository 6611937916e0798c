import { count, desc, eq, isNotNull } from 'drizzle-orm';
import { purchaseItems, purchases } from '#db/schema/purchases.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { MOST_SEEN, type SeenValues } from './contract.ts';

/** What the newest purchases hold is what a shop sells by now; older ones are not asked. */
const NEWEST = 300;

/** The words a shop uses in its purchases, the commonest first: to choose from where a condition asks for one. */
export async function seenValues(ctx: Context, programId: string): Promise<SeenValues> {
  requireMay(ctx.actor, 'catalog.read', { programId });
  const [channels, categories, skus] = await Promise.all([
    channelsOf(ctx, programId),
    itemWords(ctx, programId, 'category'),
    itemWords(ctx, programId, 'sku'),
  ]);
  return { channel: channels, category: categories, sku: skus };
}

function newestPurchases({ db }: Context, programId: string) {
  return db
    .select({ id: purchases.id, channel: purchases.channel })
    .from(purchases)
    .where(eq(purchases.programId, programId))
    .orderBy(desc(purchases.createdAt), desc(purchases.id))
    .limit(NEWEST)
    .as('newest');
}

async function channelsOf(ctx: Context, programId: string): Promise<string[]> {
  const newest = newestPurchases(ctx, programId);
  const rows = await ctx.db
    .select({ word: newest.channel })
    .from(newest)
    .where(isNotNull(newest.channel))
    .groupBy(newest.channel)
    .orderBy(desc(count()), newest.channel)
    .limit(MOST_SEEN);
  return rows.flatMap(({ word }) => word ?? []);
}

async function itemWords(ctx: Context, programId: string, name: 'category' | 'sku'): Promise<string[]> {
  const newest = newestPurchases(ctx, programId);
  const column = purchaseItems[name];
  const rows = await ctx.db
    .select({ word: column })
    .from(newest)
    .innerJoin(purchaseItems, eq(purchaseItems.purchaseId, newest.id))
    .where(isNotNull(column))
    .groupBy(column)
    .orderBy(desc(count()), column)
    .limit(MOST_SEEN);
  return rows.flatMap(({ word }) => word ?? []);
}
