import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import type { PayoutAccountView } from './contract.ts';
import type { PayoutAccounts } from './plug.ts';

/** The customers' accounts as they are stored, opened with the product's secret; none can be without it. */
export function accountsIn(db: Database, secret: string | null): PayoutAccounts {
  const vault = secret === null ? null : new SecretVault(secret);
  return {
    detailsOf: async ({ userId }, provider) => {
      const isIt = and(eq(payoutAccounts.userId, userId), eq(payoutAccounts.provider, provider));
      const [row] = await db
        .select({ id: payoutAccounts.id, sealed: payoutAccounts.sealedDetails })
        .from(payoutAccounts)
        .where(isIt);
      return row && vault ? (JSON.parse(vault.open(row.id, row.sealed)) as unknown) : null;
    },
  };
}

/** Where a customer is paid to, by provider. */
export async function payoutAccountsOf(
  ctx: Context,
  { programId, userId }: { readonly programId: string; readonly userId: string },
): Promise<PayoutAccountView[]> {
  requireMay(ctx.actor, 'payout-account.read', { programId, ownerId: userId });
  const rows = await ctx.db
    .select()
    .from(payoutAccounts)
    .where(and(eq(payoutAccounts.programId, programId), eq(payoutAccounts.userId, userId)))
    .orderBy(asc(payoutAccounts.provider));
  return rows.map(({ provider, label, isPreferred, updatedAt }) => {
    return { provider, label, preferred: isPreferred, updatedAt: updatedAt.toISOString() };
  });
}
