import { and, desc, eq } from 'drizzle-orm';
import { auditLog } from '#db/schema/audit.ts';
import { programs } from '#db/schema/programs.ts';
import { actorNames } from '#server/identity/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { customerById } from '#server/loyalty/customers/queries.ts';
import { ACCOUNT_FIELDS } from '#server/payments/payouts/contract.ts';
import { payoutAccountsOf } from '#server/payments/payouts/queries.ts';
import { WALLET } from '#server/payments/payouts/wallet.ts';
import type { PaidToView } from './contract.ts';

type Named = { readonly programId: string; readonly customerId: string };

/**
 * Who pays a customer and where to, who said so, and where else they could be paid to. Never the account itself.
 * @param configured the providers that can pay at all
 * @throws Refusal `not_found`
 */
export async function customerPaidTo(
  ctx: Context,
  { programId, customerId }: Named,
  configured: readonly string[],
): Promise<PaidToView> {
  requireMay(ctx.actor, 'payout-account.read', { programId });
  await customerById(ctx.db, programId, customerId);
  const [accounts, [program], authors] = await Promise.all([
    payoutAccountsOf(ctx, { programId, userId: customerId }),
    ctx.db.select({ settings: programs.settings }).from(programs).where(eq(programs.id, programId)),
    authorsOf(ctx, { programId, customerId }),
  ]);
  const usual = program?.settings.payoutProvider ?? WALLET;
  const choices = Object.entries(ACCOUNT_FIELDS).filter(([provider]) => configured.includes(provider));
  return {
    usual,
    provider: accounts.find(({ preferred }) => preferred)?.provider ?? usual,
    accounts: accounts.map((account) => ({ ...account, setBy: authors.get(account.provider) ?? null })),
    choices: choices.map(([provider, fields]) => ({ provider, fields })),
  };
}

type Author = NonNullable<PaidToView['accounts'][number]['setBy']>;

/** Who set the account at each provider last, as the audit tells it. */
async function authorsOf(ctx: Context, { programId, customerId }: Named): Promise<Map<string, Author>> {
  const { actor, after } = auditLog;
  const isSet = and(
    eq(auditLog.programId, programId),
    eq(auditLog.subjectId, customerId),
    eq(auditLog.action, 'payout-account.set'),
  );
  const deeds = await ctx.db.select({ actor, after }).from(auditLog).where(isSet).orderBy(desc(auditLog.id)).limit(50);
  const names = await actorNames(
    ctx,
    programId,
    deeds.map((deed) => deed.actor),
  );
  const oldestFirst = deeds.toReversed();
  return new Map(
    oldestFirst.flatMap((deed): [string, Author][] => {
      const provider = (deed.after as { readonly provider?: unknown } | null)?.provider;
      return typeof provider === 'string'
        ? [[provider, { actor: deed.actor, actorName: names.get(deed.actor) ?? null }]]
        : [];
    }),
  );
}
