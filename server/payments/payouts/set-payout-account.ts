import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import { writeAudit } from '#server/kernel/audit.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound, Refusal, ruleBroken } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/id.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireConfirmed, requireMay } from '#server/kernel/policies.ts';
import type { SecretVault } from '#server/kernel/vault.ts';
import { plugNamed } from './choose-provider.ts';
import { type PayoutAccountView, type SetPayoutAccountInput, setPayoutAccountInput } from './contract.ts';

/**
 * Says where a provider sends a customer's money, in place of what was said before. Customers do so for the provider of
 * their program; only others may have them paid by another one.
 * @param vault seals what is stored
 * @throws Refusal `validation_failed`, `not_found`, `unknown_provider`, `no_account_needed`, `other_provider`
 */
export async function setPayoutAccount(
  ctx: Context,
  input: SetPayoutAccountInput,
  vault: SecretVault,
): Promise<PayoutAccountView> {
  requireMay(ctx.actor, 'payout-account.write', { programId: input.programId, ownerId: input.userId });
  requireConfirmed(ctx.actor, ctx.now());
  const { programId, userId, provider, details, preferred } = checkedInput(setPayoutAccountInput, input);
  const { known, label } = recognised(provider, details);
  return ctx.db.transaction(async (tx) => {
    await requireCustomer(tx, programId, userId);
    await requireChoice(tx, ctx, programId, provider);
    const before = await accountAt(tx, userId, provider);
    if (preferred) await preferNoOther(tx, userId, provider);
    const id = before?.id ?? newId();
    const now = ctx.now();
    const sealedDetails = vault.seal(id, JSON.stringify(known));
    const said = { label, sealedDetails, isPreferred: preferred, updatedAt: now };
    await tx
      .insert(payoutAccounts)
      .values({ id, programId, userId, provider, createdAt: now, ...said })
      .onConflictDoUpdate({ target: [payoutAccounts.userId, payoutAccounts.provider], set: said });
    await writeAudit(tx, ctx, {
      programId,
      action: 'payout-account.set',
      subjectType: 'customer',
      subjectId: userId,
      before: before && { provider, label: before.label, preferred: before.isPreferred },
      after: { provider, label, preferred },
    });
    return { provider, label, preferred, updatedAt: now.toISOString() };
  });
}

/** The details in the provider's own form. */
function recognised(provider: string, details: unknown): { known: unknown; label: string } {
  const plug = plugNamed(provider);
  if (!plug) throw ruleBroken('unknown_provider', 'There is no such provider', { provider: ['is not known'] });
  if (!plug.account) throw ruleBroken('no_account_needed', `${provider} pays customers without an account`);
  const known = checkedInput(plug.account.input, details);
  return { known, label: plug.account.label(known) };
}

/** The customer's row is locked, so that two who set an account wait for each other. */
async function requireCustomer(tx: Tx, programId: string, userId: string): Promise<void> {
  const isIt = and(eq(users.id, userId), eq(users.programId, programId), eq(users.role, 'customer'));
  const [customer] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(isIt, isNull(users.anonymisedAt)))
    .for('no key update');
  if (!customer) throw notFound('The customer');
}

async function requireChoice(tx: Tx, ctx: Context, programId: string, provider: string): Promise<void> {
  if (ctx.actor.kind !== 'person' || ctx.actor.role !== 'customer') return;
  const [program] = await tx.select({ settings: programs.settings }).from(programs).where(eq(programs.id, programId));
  if (program?.settings.payoutProvider === provider) return;
  throw new Refusal('forbidden', 'other_provider', 'The program pays by another provider');
}

async function accountAt(tx: Tx, userId: string, provider: string) {
  const isIt = and(eq(payoutAccounts.userId, userId), eq(payoutAccounts.provider, provider));
  const [account] = await tx.select().from(payoutAccounts).where(isIt);
  return account ?? null;
}

async function preferNoOther(tx: Tx, userId: string, provider: string): Promise<void> {
  const isOther = and(eq(payoutAccounts.userId, userId), ne(payoutAccounts.provider, provider));
  await tx
    .update(payoutAccounts)
    .set({ isPreferred: false })
    .where(and(isOther, eq(payoutAccounts.isPreferred, true)));
}
