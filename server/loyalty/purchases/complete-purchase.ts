import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { purchases } from '#db/schema/purchases.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict, notFound } from '#server/kernel/errors.ts';
import { writeEvents } from '#server/kernel/events.ts';
import { isId } from '#server/kernel/id.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { purchaseById } from './queries.ts';
import { completedEvent } from './record-purchases.ts';
import type { Purchase } from './rules.ts';

type Named = { readonly programId: string; readonly purchaseId: string };

/**
 * The payment is confirmed: pending to completed, and the job that rewards it, in one transaction. Again: nothing changes.
 * @throws Refusal `not_found`; `purchase_cancelled` when it was cancelled before
 */
export async function completePurchase(ctx: Context, input: Named): Promise<{ purchase: Purchase; changed: boolean }> {
  requireMay(ctx.actor, 'purchase.complete', input);
  return ctx.db.transaction(async (tx) => {
    const purchase = await lockedPurchase(tx, input);
    if (purchase.status === 'cancelled') {
      throw conflict('purchase_cancelled', 'The purchase was cancelled and cannot be completed');
    }
    if (purchase.status !== 'pending') return { purchase, changed: false };
    const now = ctx.now();
    const change = { status: 'completed', completedAt: now, updatedAt: now } as const;
    await tx.update(purchases).set(change).where(eq(purchases.id, purchase.id));
    await writeEvents(tx, [completedEvent(purchase)], now);
    ctx.checkpoint('purchase.before-enqueue');
    await ctx.enqueue(tx, 'rewards.grant', { purchaseIds: [purchase.id] });
    return { purchase: { ...purchase, ...change }, changed: true };
  });
}

/**
 * Locks a purchase and reads it as it is now: locking and reading are two statements, since one alone would read the
 * snapshot from before the wait.
 * @throws Refusal `not_found`
 */
export async function lockedPurchase(tx: Tx, { programId, purchaseId }: Named): Promise<Purchase> {
  if (!isId(purchaseId)) throw notFound('The purchase');
  await tx.select({ id: purchases.id }).from(purchases).where(eq(purchases.id, purchaseId)).for('no key update');
  return purchaseById(tx, programId, purchaseId);
}
