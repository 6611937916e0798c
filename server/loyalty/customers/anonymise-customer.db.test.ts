import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { payoutAccounts } from '#db/schema/payout-accounts.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext } from '#db/testing/factories.ts';
import { SecretVault } from '#server/kernel/vault.ts';
import { setPayoutAccount } from '#server/payments/payouts/set-payout-account.ts';
import { anonymiseCustomer } from './anonymise-customer.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

it('takes the accounts that a customer is paid to out of the books with them', async () => {
  const { id: userId, programId } = await aCustomer(ctx);
  const account = { programId, userId, provider: 'sandbox', details: { recipient: 'acct-4711' } };
  await setPayoutAccount(ctx, account, new SecretVault(randomBytes(32).toString('base64url')));
  await anonymiseCustomer(ctx, { programId, customerId: userId });
  expect(await db.$count(payoutAccounts, eq(payoutAccounts.userId, userId))).toBe(0);
});
