import { and, eq } from 'drizzle-orm';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound } from '#server/kernel/errors.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';

type Named = { readonly programId: string; readonly userId: string; readonly provider: string };

/**
 * Forgets where a provider sends a customer's money. What was sealed is gone; the audit keeps how the account was recognised.
 * @throws Refusal `not_found`, also where there is no account
 */
export async function clearPayoutAccount(ctx: Context, { programId, userId, provider }: Named): Promise<void> {
  requireMay(ctx.actor, 'payout-account.write', { programId, ownerId: userId });
  requireConfirmed(ctx.actor, ctx.now());
  const { label, isPreferred } = payoutAccounts;
  const isIt = and(
    eq(payoutAccounts.programId, programId),
    eq(payoutAccounts.userId, userId),
    eq(payoutAccounts.provider, provider),
  );
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx.delete(payoutAccounts).where(isIt).returning({ label, preferred: isPreferred });
    if (!gone) throw notFound('The payout account');
    await writeAudit(tx, ctx, {
      programId,
      action: 'payout-account.clear',
      subjectType: 'customer',
      subjectId: userId,
      before: { provider, ...gone },
    });
  });
}
