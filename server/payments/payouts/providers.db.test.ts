import { and, eq, lt } from 'drizzle-orm';
import { walletPostings } from '#db/schema/wallet.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext } from '#db/testing/factories.ts';
import { aPayment } from './testing/a-payment.ts';
import { sandboxBench } from './testing/benches.ts';
import { paystackBench } from './testing/paystack-bench.ts';
import { type Bench, providerContract } from './testing/provider-contract.ts';
import { stripeBench } from './testing/stripe-bench.ts';
import { createWallet } from './wallet.ts';

const { db } = await testDatabase();
const ctx = testContext(db);

const wallet: Bench = {
  provider: createWallet(db, ctx.now),
  payment: async (overrides) => {
    const { id: userId, programId } = await aCustomer(ctx);
    return aPayment({ userId, programId, ...overrides });
  },
  moved: async (key) => {
    const isCredit = and(eq(walletPostings.groupId, key), lt(walletPostings.amountMinor, 0n));
    const booked = await db.select({ amount: walletPostings.amountMinor }).from(walletPostings).where(isCredit);
    return booked.map(({ amount }) => -amount);
  },
  remote: null,
};

providerContract('the wallet', wallet);
providerContract('the sandbox', await sandboxBench(db));
providerContract('Stripe', await stripeBench(db));
providerContract('Paystack', await paystackBench(db));
