import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { walletPostings } from '#db/schema/wallet.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aCustomer, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import type { Payment } from './port.ts';
import { createWallet } from './wallet.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
const wallet = createWallet(db, ctx.now);

async function payment(overrides: Partial<Payment> = {}): Promise<Payment> {
  const { id: userId, programId } = await aCustomer(ctx);
  return { key: newId(), programId, userId, amountMinor: 500n, currency: 'NGN', ...overrides };
}

const bookedUnder = (key: string) => db.$count(walletPostings, eq(walletPostings.groupId, key));

describe('the wallet', () => {
  it('books one debit and one credit a payment, and answers by the key', async () => {
    const one = await payment();
    const answer = { outcome: 'paid', reference: `wallet:${one.key}` };
    expect(await wallet.lookup(one.key)).toEqual({ outcome: 'not_found' });
    expect(await wallet.pay(one)).toEqual(answer);
    expect(await wallet.lookup(one.key)).toEqual(answer);
    expect(await bookedUnder(one.key)).toBe(2);
  });

  it('books the same key once, also when it comes six times at once', async () => {
    const one = await payment();
    const answers = await Promise.all(Array.from({ length: 6 }, () => wallet.pay(one)));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['paid']));
    expect(await bookedUnder(one.key)).toBe(2);
  });

  it('does not know what to say of another amount, customer or currency under a key it has booked', async () => {
    const one = await payment();
    await wallet.pay(one);
    const { id: userId } = await aCustomer(ctx, one);
    for (const change of [{ amountMinor: 501n }, { currency: 'USD' }, { userId }]) {
      expect(await wallet.pay({ ...one, ...change })).toMatchObject({ outcome: 'unknown' });
    }
    expect(await bookedUnder(one.key)).toBe(2);
  });

  it('books many payments of many customers and currencies in one call, and all sums to nothing', async () => {
    const first = await payment();
    const many = [
      first,
      await payment({ amountMinor: 10n ** 15n }),
      { ...first, key: newId(), currency: 'USD' },
      { ...first, key: newId(), amountMinor: 1n },
    ];
    const answers = await wallet.payMany?.(many);
    expect(answers?.map(({ outcome }) => outcome)).toEqual(['paid', 'paid', 'paid', 'paid']);
    const [sums] = await db.execute(sql`
      select count(*) filter (where total <> 0)::int as unbalanced
        from (select sum(amount) as total from wallet_postings group by group_id) as groups`);
    expect(sums).toEqual({ unbalanced: 0 });
  });

  it('opens an account once, also when two payments of a new customer race', async () => {
    const one = await payment();
    const payments = Array.from({ length: 6 }, () => ({ ...one, key: newId() }));
    await Promise.all(payments.map((each) => wallet.pay(each)));
    const [accounts] = await db.execute(
      sql`select count(*)::int as n from wallet_accounts where user_id = ${one.userId}`,
    );
    expect(accounts).toEqual({ n: 1 });
  });
});
