import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { payoutNotices, payoutProviders } from '#db/schema/payouts.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { testClock, testContext } from '#db/testing/factories.ts';
import { newId } from '#server/kernel/id.ts';
import type { ProviderNotice } from '#server/payments/payouts/port.ts';
import { attemptsOf, owedCashback, transactionOf } from '#server/payments/testing/owed-cashback.ts';
import { scriptedProvider } from '#server/payments/testing/scripted-provider.ts';
import { claimPayments } from './claim-payments.ts';
import { payCashback } from './pay-cashback.ts';
import { receiveNotice } from './receive-notice.ts';
import { TOLD_OTHERWISE } from './settle-payments.ts';

const { db } = await testDatabase();
const paid = { outcome: 'paid', reference: 'ref-1' } as const;
const refused = { outcome: 'refused', code: 'no', message: 'no' } as const;

async function scene() {
  await db.delete(payoutProviders);
  const clock = testClock();
  const ctx = testContext(db, { now: clock.now, actor: { kind: 'provider', provider: 'wallet' } });
  const worker = testContext(db, { now: clock.now });
  const [owed] = await owedCashback(worker);
  if (!owed) throw new Error('nothing is owed');
  const provider = scriptedProvider({ pay: () => ({ outcome: 'unknown', message: 'timeout' }) });
  const providers = new Map([
    ['wallet', { ...provider, verifyWebhook: (raw: Uint8Array) => read(Buffer.from(raw).toString()) }],
  ]);
  const pay = () => payCashback(worker, { transactionIds: [owed.id] }, providers);
  const hear = (notice: Partial<ProviderNotice>) => {
    const whole = { eventId: newId(), key: owed.id, answer: paid, ...notice };
    const rawBody = Buffer.from(
      JSON.stringify(whole, (_name, value) => (typeof value === 'bigint' ? Number(value) : value)),
    );
    return receiveNotice(ctx, { provider: 'wallet', rawBody, headers: new Headers() }, providers);
  };
  const status = async () => (await transactionOf(worker, owed.id)).status;
  const total = async () => (await db.select().from(users).where(eq(users.id, owed.userId)))[0]?.totalCashbackMinor;
  return { clock, ctx, worker, id: owed.id, pay, hear, status, total };
}

function read(text: string): ProviderNotice | null {
  if (text === 'forged') return null;
  const { amountMinor, ...notice } = JSON.parse(text);
  return amountMinor === undefined ? notice : { ...notice, amountMinor: BigInt(amountMinor) };
}

describe('a webhook of a provider', () => {
  it('completes what nobody knew the outcome of, once, however often it comes', async () => {
    const { pay, hear, status, total, id } = await scene();
    await pay();
    expect(await hear({ eventId: 'e-1' })).toBe('applied');
    expect(await hear({ eventId: 'e-1' })).toBe('already');
    expect(await hear({ eventId: 'e-2' })).toBe('already');
    expect([await status(), await total()]).toEqual(['completed', 300_000n]);
    const kept = await db.select().from(payoutNotices).where(eq(payoutNotices.transactionId, id));
    expect(kept.map(({ outcome }) => outcome).sort()).toEqual(['already', 'applied']);
  });

  it('fails what was refused in the end', async () => {
    const { pay, hear, status } = await scene();
    await pay();
    expect(await hear({ answer: refused })).toBe('applied');
    expect(await status()).toBe('failed');
  });

  it('that comes before our own answer settles it; the answer then settles nothing more', async () => {
    const { worker, hear, status, total, id } = await scene();
    const provider = scriptedProvider({
      pay: async (_payment, _call, book) => {
        await hear({ answer: { outcome: 'paid', reference: `ref-${id}` } });
        return book();
      },
    });
    const report = await payCashback(worker, { transactionIds: [id] }, provider.providers);
    expect(report.completed).toBe(0);
    expect([await status(), await total()]).toEqual(['completed', 300_000n]);
    expect((await attemptsOf(worker, id)).map(({ outcome }) => outcome)).toEqual(['paid']);
  });

  it('ends the attempt of a worker that died: it is not under way for ever', async () => {
    const { clock, worker, hear, status, id } = await scene();
    await claimPayments(worker, [id], ['wallet'], { leaseMs: 60_000 });
    expect((await attemptsOf(worker, id)).map(({ outcome }) => outcome)).toEqual(['in_flight']);
    clock.forward(120_000);
    expect(await hear({})).toBe('applied');
    expect(await status()).toBe('completed');
    expect(await attemptsOf(worker, id)).toMatchObject([
      { outcome: 'unknown', error: TOLD_OTHERWISE, durationMs: null },
    ]);
  });

  it('of a refusal while a worker waits for its answer leaves the word to the answer', async () => {
    const { worker, hear, status, id } = await scene();
    const provider = scriptedProvider({
      pay: async (_payment, _call, book) => {
        expect(await hear({ answer: refused })).toBe('left');
        return book();
      },
    });
    await payCashback(worker, { transactionIds: [id] }, provider.providers);
    expect(await status()).toBe('completed');
  });

  it('never takes back that something was paid', async () => {
    const { pay, hear, status, total } = await scene();
    await pay();
    await hear({});
    expect(await hear({ answer: refused })).toBe('contradiction');
    expect([await status(), await total()]).toEqual(['completed', 300_000n]);
  });

  it('that it paid what it had refused, or another amount, stops the transaction for a person', async () => {
    const first = await scene();
    await first.pay();
    await first.hear({ answer: refused });
    expect(await first.hear({})).toBe('contradiction');
    expect(await first.status()).toBe('needs_review');
    const second = await scene();
    await second.pay();
    expect(await second.hear({ amountMinor: 1n })).toBe('contradiction');
    expect([await second.status(), await second.total()]).toEqual(['needs_review', 0n]);
  });

  it('of a payment that is not ours is kept and changes nothing', async () => {
    const { hear, status } = await scene();
    expect(await hear({ key: newId() })).toBe('unknown_key');
    expect(await hear({ key: 'order 77' })).toBe('unknown_key');
    expect(await status()).toBe('pending');
  });

  it('that is signed and tells of no payment is ignored, and not kept', async () => {
    const { ctx } = await scene();
    const before = await db.$count(payoutNotices);
    const providers = new Map([['wallet', { ...scriptedProvider(), verifyWebhook: () => 'irrelevant' as const }]]);
    const raw = { provider: 'wallet', rawBody: Buffer.from('newsletter'), headers: new Headers() };
    expect(await receiveNotice(ctx, raw, providers)).toBe('ignored');
    expect(await db.$count(payoutNotices)).toBe(before);
  });

  it('with a bad signature, or of a provider that is not ours, is not heard at all', async () => {
    const { ctx } = await scene();
    const forged = { provider: 'wallet', rawBody: Buffer.from('forged'), headers: new Headers() };
    const providers = new Map([['wallet', { ...scriptedProvider(), verifyWebhook: () => null }]]);
    await expect(receiveNotice(ctx, forged, providers)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(receiveNotice(ctx, { ...forged, provider: 'x' }, providers)).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('heard six times at once is applied once', async () => {
    const { pay, hear, total } = await scene();
    await pay();
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, i) => hear({ eventId: `same-${i % 2}` })));
    expect(outcomes.filter((outcome) => outcome === 'applied')).toHaveLength(1);
    expect(await total()).toBe(300_000n);
  });
});
