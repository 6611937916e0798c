import { count, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { events } from '#db/schema/events.ts';
import { purchases } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput, TEST_NOW, testContext, uniqueWord } from '#db/testing/factories.ts';
import type { RecordPurchaseInput } from './contract.ts';
import { purchaseById } from './queries.ts';
import { recordPurchase } from './record-purchase.ts';
import { viewOfPurchase } from './rules.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

const record = (purchase: RecordPurchaseInput, context = ctx) => recordPurchase(context, { programId, purchase });

describe('recording a purchase', () => {
  it('stores it as it was sent, and shows it as the API promises', async () => {
    const input: RecordPurchaseInput = {
      orderId: uniqueWord('order'),
      customer: { externalId: uniqueWord('c'), email: 'Ada@Example.com', name: 'Ada' },
      amount: 6_000_000,
      currency: 'NGN',
      items: [{ sku: 'A1', name: 'Lamp', category: 'home', quantity: 2, unitAmount: 3_000_000 }],
      channel: 'web',
      occurredAt: '2026-11-20T10:00:00Z',
      metadata: { store: 'Lagos', express: true, weight: 1.5, note: null },
    };
    const { purchase, created } = await record(input);
    expect(created).toBe(true);
    const stored = await purchaseById(db, programId, purchase.id);
    expect(stored).toEqual(purchase);
    expect(viewOfPurchase(stored)).toEqual({
      ...input,
      customer: undefined,
      id: purchase.id,
      customerId: purchase.userId,
      refundedAmount: 0,
      status: 'pending',
      processedForLoyalty: false,
      occurredAt: '2026-11-20T10:00:00.000Z',
      completedAt: null,
      createdAt: TEST_NOW.toISOString(),
      updatedAt: TEST_NOW.toISOString(),
    });
    const [customer] = await db.select().from(users).where(eq(users.id, purchase.userId));
    expect(customer).toMatchObject({ email: 'ada@example.com', name: 'Ada', role: 'customer', programId });
  });

  it('keeps the largest amount to the last unit', async () => {
    const { purchase } = await record(purchaseInput({ amount: 10 ** 15 }));
    const stored = await purchaseById(db, programId, purchase.id);
    expect(stored.amountMinor).toBe(1_000_000_000_000_000n);
    expect(viewOfPurchase(stored).amount).toBe(1_000_000_000_000_000);
  });

  it('wakes rewarding and tells of the payment when it is completed, not when it is pending', async () => {
    const mine = testContext(db);
    const pending = await record(purchaseInput({ status: 'pending' }), mine);
    expect(mine.sent).toEqual([]);
    expect(await eventsOf(pending.purchase.id)).toEqual([]);
    const { purchase } = await record(purchaseInput(), mine);
    expect(mine.sent).toEqual([{ job: 'rewards.grant', payload: { purchaseIds: [purchase.id] } }]);
    expect(await eventsOf(purchase.id)).toEqual([
      {
        type: 'purchase.completed',
        data: { purchaseId: purchase.id, orderId: purchase.orderId, amount: 6_000_000, currency: 'NGN' },
      },
    ]);
  });

  it('has no confirmed purchase when the job cannot be queued', async () => {
    const broken = testContext(db, { enqueue: () => Promise.reject(new Error('the queue is gone')) });
    const input = purchaseInput();
    await expect(record(input, broken)).rejects.toThrow('the queue is gone');
    expect(await written(input)).toEqual({ purchases: 0, customers: 0 });
  });
});

describe('the same order again', () => {
  it('is answered as it is stored when the content is the same, and is not rewarded again', async () => {
    const mine = testContext(db);
    const input = purchaseInput({ metadata: { a: 1, b: 2 } });
    const first = await record(input, mine);
    const again = await record({ ...input, metadata: { b: 2, a: 1 } }, mine);
    expect(again).toEqual({ purchase: first.purchase, created: false });
    expect(mine.sent).toHaveLength(1);
    expect(await written(input)).toEqual({ purchases: 1, customers: 1 });
  });

  it.each([
    ['another amount', { amount: 6_000_001 }],
    ['another currency', { currency: 'USD' }],
    ['another status', { status: 'pending' as const }],
    ['another time', { occurredAt: '2026-01-01T00:00:00Z' }],
    ['another channel', { channel: 'shop' }],
    ['other lines', { items: [{ name: 'Lamp', quantity: 1, unitAmount: 5 }] }],
    ['other metadata', { metadata: { a: 1 } }],
    ['another customer', { customer: { externalId: 'somebody-else' } }],
  ])('is refused with %s, and nothing is written', async (_what, change) => {
    const input = purchaseInput();
    await record(input);
    await expect(record({ ...input, ...change })).rejects.toMatchObject({ kind: 'conflict', code: 'order_conflict' });
    expect(await written(input)).toEqual({ purchases: 1, customers: 1 });
    const [stranger] = await db.select().from(users).where(eq(users.externalId, 'somebody-else'));
    expect(stranger).toBeUndefined();
  });

  it('is another order in another program', async () => {
    const other = await aProgram(ctx);
    const input = purchaseInput();
    await record(input);
    const { created } = await recordPurchase(ctx, { programId: other.id, purchase: input });
    expect(created).toBe(true);
  });
});

describe('bad input is refused with its reason, and nothing is written', () => {
  const item = { name: 'Lamp', quantity: 1, unitAmount: 1 };
  it.each<[string, object, string, string]>([
    ['an amount of nothing', { amount: 0 }, 'amount', 'must be at least 1'],
    ['a negative amount', { amount: -5 }, 'amount', 'must be at least 1'],
    ['an amount over 10^15', { amount: 10 ** 15 + 1 }, 'amount', 'must be at most 1000000000000000'],
    ['an amount beyond exact numbers', { amount: 2 ** 60 }, 'amount', 'must be at most 1000000000000000'],
    ['a broken amount', { amount: 10.5 }, 'amount', 'must be a whole number'],
    ['an amount as text', { amount: '6000000' }, 'amount', 'must be a number'],
    ['no amount', { amount: undefined }, 'amount', 'is required'],
    ['an unknown currency', { currency: 'XXQ' }, 'currency', 'must be an ISO 4217 currency code, such as NGN'],
    ['a date six minutes ahead', { occurredAt: '2026-11-20T12:06:00Z' }, 'occurredAt', 'is in the future'],
    [
      '30 February',
      { occurredAt: '2026-02-30T10:00:00Z' },
      'occurredAt',
      'must be a real date and time in ISO 8601, such as 2026-11-20T10:00:00Z',
    ],
    ['a NUL byte in the order id', { orderId: 'a\0b' }, 'orderId', 'must not contain NUL characters'],
    ['half a surrogate pair', { channel: 'web\ud83d' }, 'channel', 'must be well-formed Unicode'],
    ['an empty order id', { orderId: '' }, 'orderId', 'must have at least 1 characters'],
    ['a text of 256', { channel: 'c'.repeat(256) }, 'channel', 'must have at most 255 characters'],
    ['501 items', { items: Array(501).fill(item) }, 'items', 'must have at most 500 entries'],
    [
      'items worth more than the amount',
      { items: [{ ...item, quantity: 2, unitAmount: 3_000_001 }] },
      'items',
      'add up to more than the amount',
    ],
    ['none of an item', { items: [{ ...item, quantity: 0 }] }, 'items.0.quantity', 'must be at least 1'],
    [
      'over a million of it',
      { items: [{ ...item, quantity: 1_000_001 }] },
      'items.0.quantity',
      'must be at most 1000000',
    ],
    ['an unknown field', { ammount: 5 }, 'ammount', 'is not a field we know'],
    ['an unknown field in an item', { items: [{ ...item, price: 1 }] }, 'items.0.price', 'is not a field we know'],
    ['a program of its choice', { programId: 'x' }, 'programId', 'is not a field we know'],
    [
      '51 metadata keys',
      { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [i, i])) },
      'metadata',
      'must have at most 50 keys',
    ],
    [
      'a prototype key',
      { metadata: JSON.parse('{"__proto__": 1}') },
      'metadata.__proto__',
      'is not a name a field can have',
    ],
    ['a status it cannot begin with', { status: 'refunded' }, 'status', 'must be one of: pending, completed'],
    ['nobody', { customer: {} }, 'customer', 'needs an id, an externalId or an email'],
    ['a bad email', { customer: { email: 'nobody' } }, 'customer.email', 'must be an email address'],
  ])('%s', async (_what, change, path, message) => {
    const input = { ...purchaseInput(), ...change };
    const before = await everything();
    await expect(record(input)).rejects.toMatchObject({
      kind: 'rule',
      code: 'validation_failed',
      errors: { [path]: expect.arrayContaining([message]) },
      message: expect.stringContaining(path),
    });
    expect(await everything()).toEqual(before);
  });

  it('a date up to five minutes ahead is a clock that runs fast, and taken', async () => {
    const { purchase } = await record(purchaseInput({ occurredAt: '2026-11-20T12:05:00Z' }));
    expect(purchase.occurredAt).toEqual(new Date('2026-11-20T12:05:00Z'));
  });
});

describe('who may record', () => {
  it('is nobody who is not signed in', async () => {
    const anonymous = testContext(db, { actor: { kind: 'anonymous' } });
    await expect(record(purchaseInput(), anonymous)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('is a token with the scope, in its own program only', async () => {
    const token = (of: string, scopes: string[]) =>
      testContext(db, { actor: { kind: 'token', tokenId: 't', programId: of, scopes } });
    await expect(record(purchaseInput(), token(programId, ['purchases:read']))).rejects.toMatchObject({
      kind: 'forbidden',
      message: 'This needs the scope purchases:write',
    });
    const elsewhere = await aProgram(ctx);
    await expect(record(purchaseInput(), token(elsewhere.id, ['purchases:write']))).rejects.toMatchObject({
      kind: 'not_found',
    });
    expect((await record(purchaseInput(), token(programId, ['purchases:write']))).created).toBe(true);
  });
});

function eventsOf(subjectId: string) {
  return db.select({ type: events.type, data: events.data }).from(events).where(eq(events.subjectId, subjectId));
}

async function written(input: RecordPurchaseInput) {
  const [orders] = await db.select({ n: count() }).from(purchases).where(eq(purchases.orderId, input.orderId));
  const [customers] = await db
    .select({ n: count() })
    .from(users)
    .where(eq(users.externalId, input.customer.externalId ?? ''));
  return { purchases: orders?.n, customers: customers?.n };
}

async function everything() {
  return Promise.all([purchases, users, events].map((table) => db.$count(table)));
}
