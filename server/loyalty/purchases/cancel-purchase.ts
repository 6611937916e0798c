import { eq } from 'drizzle-orm';
import { purchases } from '#db/schema/purchases.ts';
import type { Context } from '#server/kernel/context.ts';
import { conflict } from '#server/kernel/errors.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { lockedPurchase } from './complete-purchase.ts';
import type { Purchase } from './rules.ts';

/**
 * A purchase that was never paid is called off. Again: nothing changes.
 * @throws Refusal `not_found`; `purchase_not_pending` once it was paid, when only a refund takes it back
 */
export async function cancelPurchase(
  ctx: Context,
  input: { readonly programId: string; readonly purchaseId: string },
): Promise<{ purchase: Purchase; changed: boolean }> {
  requireMay(ctx.actor, 'purchase.cancel', input);
  return ctx.db.transaction(async (tx) => {
    const purchase = await lockedPurchase(tx, input);
    if (purchase.status === 'cancelled') return { purchase, changed: false };
    if (purchase.status !== 'pending') {
      throw conflict('purchase_not_pending', 'Only a pending purchase can be cancelled; a paid one is refunded');
    }
    const now = ctx.now();
    const change = { status: 'cancelled', cancelledAt: now, updatedAt: now } as const;
    await tx.update(purchases).set(change).where(eq(purchases.id, purchase.id));
    return { purchase: { ...purchase, ...change }, changed: true };
  });
}
