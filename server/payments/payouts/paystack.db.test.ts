import { describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { paystackPlug } from './paystack.ts';
import { paystackBench } from './testing/paystack-bench.ts';
import { NO_BANK } from './testing/paystack-stand-in.ts';

const { db } = await testDatabase();
const { provider, payment, standIn, accounts, tell, moved } = await paystackBench(db);

describe('Paystack', () => {
  it('makes one recipient of one bank account, however often it is paid', async () => {
    const one = await payment();
    await provider.pay(one);
    const other = await payment({ userId: one.userId });
    expect(await provider.pay(other)).toMatchObject({ outcome: 'paid' });
    expect(standIn.transfers.map(({ reference }) => reference)).toEqual([one.key, other.key]);
  });

  it('refuses a bank account that does not exist', async () => {
    const one = await payment();
    accounts.set(one.userId, { name: 'Ada', accountNumber: '1234567890', bankCode: NO_BANK });
    expect(await provider.pay(one)).toMatchObject({ outcome: 'refused', code: 'invalid_bank_code' });
  });

  it('refuses a recipient it does not know', async () => {
    const one = await payment();
    accounts.set(one.userId, { recipientCode: 'RCP_nobody' });
    expect(await provider.pay(one)).toMatchObject({ outcome: 'refused', code: 'invalid_recipient' });
    expect(await moved(one.key)).toEqual([]);
  });

  it('does not know of a transfer that waits for a bank, until it is told', async () => {
    standIn.begin('pending');
    const [paid, failed] = [await payment(), await payment()];
    expect(await provider.pay(paid)).toMatchObject({ outcome: 'unknown', retryAfterMs: 60_000 });
    expect(await provider.lookup(paid.key)).toMatchObject({ outcome: 'unknown' });
    await provider.pay(failed);
    standIn.begin('success');
    const [first, second] = standIn.transfers.filter(({ status }) => status === 'pending');
    const read = ({ rawBody, headers }: ReturnType<typeof tell>) => provider.verifyWebhook(rawBody, headers);
    expect(read(tell('transfer.success', first))).toMatchObject({ key: paid.key, answer: { outcome: 'paid' } });
    const no = { outcome: 'refused', code: 'transfer_failed' };
    expect(read(tell('transfer.failed', second))).toMatchObject({ key: failed.key, answer: no });
    expect(read(tell('transfer.reversed', second))).toMatchObject({ answer: { code: 'transfer_reversed' } });
    expect(read(tell('charge.success', second))).toBe('irrelevant');
    expect(read(tell('transfer.success', { id: 1 }))).toBe('irrelevant');
  });

  it('asked about a failed transfer, says that it was refused', async () => {
    standIn.begin('failed');
    const one = await payment();
    expect(await provider.pay(one)).toMatchObject({ outcome: 'refused', code: 'transfer_failed' });
    expect(await provider.lookup(one.key)).toMatchObject({ outcome: 'refused', code: 'transfer_failed' });
    standIn.begin('success');
  });

  it('shows people the end of an account, and takes nothing that is none', () => {
    const { label, input } = paystackPlug.account ?? { label: String, input: null };
    expect(label({ name: 'Ada', accountNumber: '0690000031', bankCode: '058' })).toBe('•••• 0031');
    expect(label({ recipientCode: 'RCP_abcd1234' })).toBe('RCP_…1234');
    for (const wrong of [{}, { recipientCode: 'x' }, { name: 'Ada', accountNumber: '12', bankCode: '058' }]) {
      expect(input?.safeParse(wrong).success).toBe(false);
    }
  });
});

describe('the stand-in for Paystack refuses', () => {
  const headers = { 'Content-Type': 'application/json' };

  it('calls without a key, or with another one', async () => {
    for (const Authorization of ['sk_test_x', 'Bearer sk_test_x']) {
      const answer = await fetch(`${standIn.url}/transfer/verify/x`, { headers: { ...headers, Authorization } });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ status: false });
    }
  });
});
