import { count, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { purchaseItems } from '#db/schema/purchases.ts';
import { users } from '#db/schema/users.ts';
import { testDatabase } from '#db/testing/database.ts';
import { aProgram, purchaseInput, testContext, uniqueWord } from '#db/testing/factories.ts';
import { Refusal } from '#server/kernel/errors.ts';
import { type RecordedPurchase, recordPurchases } from './record-purchases.ts';
import type { Purchase } from './rules.ts';

const { db } = await testDatabase();
const ctx = testContext(db);
let programId = '';
beforeAll(async () => {
  programId = (await aProgram(ctx)).id;
});

const record = (rows: readonly unknown[], context = ctx) => recordPurchases(context, { programId, purchases: rows });

describe('a batch of purchases', () => {
  it('answers each row at its index, and one bad row harms no other', async () => {
    const [good, again, known] = [purchaseInput(), purchaseInput(), purchaseInput()];
    await record([known]);
    const answers = await record([
      good,
      { ...purchaseInput(), amount: 0 },
      again,
      again,
      { ...again, amount: 1 },
      known,
      { ...known, channel: 'shop' },
      purchaseInput({ customer: { id: '01890000-0000-7000-8000-000000000000' } }),
      null,
    ]);
    expect(answers.map(summary)).toEqual([
      'created',
      'validation_failed',
      'created',
      'stored',
      'order_conflict',
      'stored',
      'order_conflict',
      'customer_not_found',
      'validation_failed',
    ]);
  });

  it('creates each new customer once, however many rows and names refer to them', async () => {
    const [externalId, email] = [uniqueWord('c'), `${uniqueWord('ada')}@example.com`];
    const answers = await record([
      purchaseInput({ customer: { externalId } }),
      purchaseInput({ customer: { externalId, email } }),
      purchaseInput({ customer: { email: email.toUpperCase(), name: 'Ada' } }),
    ]);
    const owners = new Set(answers.map((answer) => (answer instanceof Refusal ? answer : answer.purchase.userId)));
    expect(owners.size).toBe(1);
    expect(await customersNamed([externalId])).toMatchObject([{ externalId, email, name: 'Ada' }]);
  });

  it('leaves no customer behind whose purchase was refused', async () => {
    const taken = purchaseInput();
    const stranger = uniqueWord('stranger');
    await record([taken]);
    const answers = await record([
      { ...taken, customer: { externalId: stranger } },
      { ...purchaseInput({ customer: { externalId: stranger } }), amount: -1 },
    ]);
    expect(answers.map(summary)).toEqual(['order_conflict', 'validation_failed']);
    const first = purchaseInput();
    const second = { ...first, customer: { externalId: stranger } };
    expect((await record([first, second])).map(summary)).toEqual(['created', 'order_conflict']);
    expect(await customersNamed([stranger])).toEqual([]);
  });

  it('wakes rewarding once, for its completed and new purchases only', async () => {
    const mine = testContext(db);
    const known = purchaseInput();
    await record([known]);
    const answers = await record([purchaseInput(), known, purchaseInput({ status: 'pending' }), purchaseInput()], mine);
    const [first, , , last] = answers.map(idOf);
    expect(mine.sent).toEqual([{ job: 'rewards.grant', payload: { purchaseIds: [first, last] } }]);
  });

  it('holds 1,000 purchases with their lines, and refuses 1,001', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) =>
      purchaseInput({
        customer: { externalId: `bulk-${i % 200}` },
        items: [{ sku: `S${i % 7}`, name: 'Thing', quantity: 1 + (i % 3), unitAmount: 100 + i }],
      }),
    );
    const answers = await record(rows);
    expect(new Set(answers.map(summary))).toEqual(new Set(['created']));
    const ids = answers.map(idOf);
    const [lines] = await db.select({ n: count() }).from(purchaseItems).where(inArray(purchaseItems.purchaseId, ids));
    expect(lines?.n).toBe(1_000);
    const stored = await record(rows);
    expect(stored.map(summary)).toEqual(Array(1_000).fill('stored'));
    expect(stored.map(purchaseOf)).toEqual(answers.map(purchaseOf));
    await expect(record([...rows, purchaseInput()])).rejects.toMatchObject({ code: 'batch_too_large' });
  });

  it('of nothing is nothing', async () => {
    expect(await record([])).toEqual([]);
  });
});

describe('whom a reference means', () => {
  it('a customer known by email is given the external id that comes later', async () => {
    const [email, externalId] = [`${uniqueWord('eve')}@example.com`, uniqueWord('c')];
    const [first] = await record([purchaseInput({ customer: { email } })]);
    const [second] = await record([purchaseInput({ customer: { externalId, email } })]);
    const [third] = await record([purchaseInput({ customer: { externalId } })]);
    const owners = [first, second, third].map(
      (answer) => answer && !(answer instanceof Refusal) && answer.purchase.userId,
    );
    expect(new Set(owners).size).toBe(1);
  });

  it('what is known of a customer is never overwritten', async () => {
    const customer = { externalId: uniqueWord('c'), email: `${uniqueWord('a')}@example.com`, name: 'Ada' };
    await record([purchaseInput({ customer })]);
    await record([purchaseInput({ customer: { ...customer, email: 'new@example.com', name: 'Eve' } })]);
    expect(await customersNamed([customer.externalId])).toMatchObject([customer]);
  });

  it('two customers at once are refused', async () => {
    const [a, b] = [uniqueWord('a'), `${uniqueWord('b')}@example.com`];
    await record([purchaseInput({ customer: { externalId: a } }), purchaseInput({ customer: { email: b } })]);
    const answers = await record([purchaseInput({ customer: { externalId: a, email: b } })]);
    expect(answers.map(summary)).toEqual(['customer_mismatch']);
  });

  it('a customer of another program is as unknown as any', async () => {
    const elsewhere = await aProgram(ctx);
    const [theirs] = await recordPurchases(ctx, { programId: elsewhere.id, purchases: [purchaseInput()] });
    const id = theirs && !(theirs instanceof Refusal) ? theirs.purchase.userId : '';
    expect((await record([purchaseInput({ customer: { id } })])).map(summary)).toEqual(['customer_not_found']);
  });
});

describe('at the same moment', () => {
  it('the same order is recorded once, whoever is first', async () => {
    for (let round = 0; round < 10; round += 1) {
      const input = purchaseInput();
      const answers = (await Promise.all(Array.from({ length: 6 }, () => record([input])))).flat();
      expect(answers.map(summary).sort()).toEqual(['created', ...Array(5).fill('stored')]);
      expect(new Set(answers.map(idOf)).size).toBe(1);
    }
  });

  it('the same order with other content is a conflict for all but one, who alone bring their customer', async () => {
    const orderId = uniqueWord('order');
    const rivals = Array.from({ length: 6 }, (_, i) =>
      purchaseInput({ orderId, amount: 100 + i, customer: { externalId: `${orderId}-${i}` } }),
    );
    const answers = (await Promise.all(rivals.map((rival) => record([rival])))).flat();
    expect(answers.map(summary).sort()).toEqual(['created', ...Array(5).fill('order_conflict')]);
    expect(await customersNamed(rivals.map((rival) => rival.customer.externalId ?? ''))).toHaveLength(1);
  });

  it('a new customer of many requests is created once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const externalId = uniqueWord('c');
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => record([purchaseInput({ customer: { externalId } })])),
      );
      expect(answers.flat().map(summary)).toEqual(Array(6).fill('created'));
      expect(await customersNamed([externalId])).toHaveLength(1);
    }
  });

  it('batches with the same orders and customers in other order do not block each other for ever', async () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      purchaseInput({ customer: { externalId: uniqueWord('x'), email: `${uniqueWord('m')}-${i}@example.com` } }),
    );
    const byMail = rows.map((row) => ({ ...row, orderId: uniqueWord('o'), customer: { email: row.customer.email } }));
    const batches = [rows, rows.toReversed(), byMail, byMail.toReversed()];
    const answers = await Promise.all(batches.map((batch) => record(batch)));
    expect(
      answers
        .flat()
        .map(summary)
        .filter((word) => word === 'created'),
    ).toHaveLength(120);
  });
});

function summary(answer: RecordedPurchase): string {
  if (answer instanceof Refusal) return answer.code;
  return answer.created ? 'created' : 'stored';
}

function purchaseOf(answer: RecordedPurchase): Purchase {
  if (answer instanceof Refusal) throw answer;
  return answer.purchase;
}

function idOf(answer: RecordedPurchase): string {
  return purchaseOf(answer).id;
}

function customersNamed(externalIds: string[]) {
  return db.select().from(users).where(inArray(users.externalId, externalIds));
}
