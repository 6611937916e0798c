import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog } from '#db/schema/audit.ts';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { programs } from '#db/schema/programs.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext } from '#db/testing/factories.ts';
import type { Actor } from '#server/kernel/actor.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { clearPayoutAccount } from './clear-payout-account.ts';
import { accountsIn, payoutAccountsOf } from './queries.ts';
import { setPayoutAccount } from './set-payout-account.ts';
import { aPayment } from './testing/a-payment.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const secret = randomBytes(32).toString('base64url');
const vault = new SecretVault(secret);
const details = { recipient: 'acct-4711' };

async function anAccount(changes: object = {}) {
  const { id: userId, programId } = await aCustomer(ctx);
  const input = { programId, userId, provider: 'sandbox', details, ...changes };
  return { input, programId, userId, view: await setPayoutAccount(ctx, input, vault) };
}

function contextOf(
  userId: string,
  programId: string,
  role: 'customer' | 'admin',
  confirmedAt: Date | null = ctx.now(),
) {
  const actor: Actor = { kind: 'person', userId, programId, role, confirmedAt };
  return testContext(db, { actor });
}

describe('the account a customer is paid to', () => {
  it('is forgotten when somebody says so, and only then', async () => {
    const { programId, userId } = await anAccount();
    const stranger = contextOf(userId, programId, 'admin', null);
    const whose = { programId, userId, provider: 'sandbox' };
    await expect(clearPayoutAccount(stranger, whose)).rejects.toMatchObject({ code: 'confirmation_required' });
    await clearPayoutAccount(contextOf(userId, programId, 'admin'), whose);
    expect(await payoutAccountsOf(ctx, { programId, userId })).toEqual([]);
    await expect(clearPayoutAccount(ctx, whose)).rejects.toMatchObject({ kind: 'not_found' });
    const audit = await db.select().from(auditLog).where(eq(auditLog.subjectId, userId));
    expect(audit.map(({ action }) => action)).toContain('payout-account.clear');
  });

  it('is found by who pays, sealed where it lies, and never told in the audit log', async () => {
    const { programId, userId } = await anAccount();
    const accounts = accountsIn(db, secret);
    expect(await accounts.detailsOf(aPayment({ userId, programId }), 'sandbox')).toEqual(details);
    expect(await accounts.detailsOf(aPayment({ userId, programId }), 'wallet')).toBeNull();
    const [row] = await db.select().from(payoutAccounts).where(eq(payoutAccounts.userId, userId));
    expect(row?.sealedDetails).not.toContain('4711');
    const audit = await db.select().from(auditLog).where(eq(auditLog.subjectId, userId));
    expect(audit.filter(({ action }) => action === 'payout-account.set')).toHaveLength(1);
  });

  it('said again is another one, under the same provider', async () => {
    const { input, programId, userId } = await anAccount();
    await setPayoutAccount(ctx, { ...input, details: { recipient: 'acct-1' }, preferred: true }, vault);
    expect(await accountsIn(db, secret).detailsOf(aPayment({ userId }), 'sandbox')).toEqual({ recipient: 'acct-1' });
    expect(await payoutAccountsOf(ctx, { programId, userId })).toMatchObject([
      { provider: 'sandbox', preferred: true },
    ]);
  });

  it.each([
    ['a provider nobody knows', { provider: 'barter' }, 'unknown_provider'],
    ['a provider that needs none', { provider: 'wallet' }, 'no_account_needed'],
    ['details the provider does not understand', { details: { iban: 'x' } }, 'validation_failed'],
    ['a field that does not exist', { role: 'admin' }, 'validation_failed'],
  ])('is refused for %s', async (_what, changes, code) => {
    await expect(anAccount(changes)).rejects.toMatchObject({ code });
  });

  it('of another program is not found', async () => {
    const { id: userId } = await aCustomer(ctx);
    await expect(anAccount({ userId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('may be said by the customer for the provider of the program, and for no other', async () => {
    const { id: userId, programId } = await aCustomer(ctx);
    const mine = contextOf(userId, programId, 'customer');
    const input = { programId, userId, provider: 'sandbox', details };
    await expect(setPayoutAccount(mine, input, vault)).rejects.toMatchObject({ code: 'other_provider' });
    await db
      .update(programs)
      .set({ settings: { payoutProvider: 'sandbox' } })
      .where(eq(programs.id, programId));
    expect(await setPayoutAccount(mine, input, vault)).toMatchObject({ provider: 'sandbox' });
  });

  it('needs a recent password of a person, and is never said by another customer', async () => {
    const { input, programId, userId } = await anAccount();
    const stale = contextOf(userId, programId, 'admin', null);
    await expect(setPayoutAccount(stale, input, vault)).rejects.toMatchObject({ code: 'confirmation_required' });
    const { id: other } = await aCustomer(ctx, { programId });
    const stranger = contextOf(other, programId, 'customer');
    await expect(setPayoutAccount(stranger, input, vault)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(payoutAccountsOf(stranger, { programId, userId })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
