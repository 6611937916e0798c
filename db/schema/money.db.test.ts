import { beforeAll, describe, expect, it } from 'vitest';
import { payCashback } from '#server/payments/cashback/pay-cashback.ts';
import { owedCashback } from '#server/payments/testing/owed-cashback.ts';
import { change, insertLike, refusalOf } from '../testing/breaches.ts';
import { testDatabase } from '../testing/database.ts';
import { aCustomer, aPurchase, aRefund, testContext } from '../testing/factories.ts';

const { db, sql } = await testDatabase();
const ctx = testContext(db);
const NOBODY = '01890000-0000-7000-8000-000000000000';
const LATER = '2026-12-01T00:00:00Z';

let paid = '';
let owed = '';
let refundId = '';
let attempt = '';
let posting = '';
let purchaseId = '';
let stranger: { id: string; programId: string };
const accounts = { expense: '', liability: '' };
beforeAll(async () => {
  const [first, second] = await owedCashback(ctx, { customers: ['a', 'b'] });
  [paid, owed] = [first?.id ?? '', second?.id ?? ''];
  await payCashback(ctx, { transactionIds: [paid] });
  const purchase = await aPurchase(ctx, { programId: first?.programId, customer: { externalId: 'b' } });
  purchaseId = purchase.id;
  refundId = (await aRefund(ctx, { purchase, amount: 100 })).id;
  stranger = await aCustomer(ctx);
  attempt = await firstOf('cashback_attempts', 'transaction_id', paid);
  posting = await firstOf('wallet_postings', 'group_id', paid);
  for (const kind of ['expense', 'liability'] as const) accounts[kind] = await firstOf('wallet_accounts', 'kind', kind);
});

const changed = (changes: Parameters<typeof change>[3], id = owed) =>
  refusalOf(sql, (tx) => change(tx, 'cashback_transactions', id, changes));

describe('PostgreSQL refuses a cashback transaction', () => {
  const another = (changes: object, like = owed) =>
    refusalOf(sql, (tx) => insertLike(tx, 'cashback_transactions', like, { purchase_id: purchaseId, ...changes }));
  const clawback = { kind: 'clawback', amount: -100 };

  it.each([
    ['that is in order by nothing', () => another({}), ''],
    ['that is a clawback in order by nothing', () => another({ ...clawback, refund_id: refundId }), ''],
    [
      'that earns for a purchase a second time',
      () => refusalOf(sql, (tx) => insertLike(tx, 'cashback_transactions', owed, {})),
      'cashback_transactions_one_earn_key',
    ],
    ['of nothing', () => another({ amount: 0 }), 'cashback_transactions_sign'],
    ['that earns less than nothing', () => another({ amount: -1 }), 'cashback_transactions_sign'],
    [
      'that claws back more than nothing',
      () => another({ kind: 'clawback', refund_id: refundId }),
      'cashback_transactions_sign',
    ],
    ['that claws back without a refund', () => another(clawback), 'cashback_transactions_sign'],
    [
      'of which more was reversed than there was',
      () => another({ reversed_amount: 300_001 }),
      'cashback_transactions_reversed_range',
    ],
    ['at a rate below nothing', () => another({ bonus_bps: -1 }), 'cashback_transactions_rates_range'],
    ['of an unknown kind', () => another({ kind: 'gift' }), 'cashback_transactions_kind_word'],
    ['in an unknown state', () => another({ status: 'lost' }), 'cashback_transactions_status_word'],
    ['completed at no time', () => another({ status: 'completed' }), 'cashback_transactions_completed_whole'],
    ['tried 101 times', () => another({ attempts: 101 }), 'cashback_transactions_attempts_range'],
    ['of a purchase that never was', () => another({ purchase_id: NOBODY }), 'cashback_transactions_purchase_fk'],
    ['of another program’s customer', () => another({ user_id: stranger.id }), 'cashback_transactions_user_fk'],
    ['by a rule that never was', () => another({ rule_version: 99 }), 'cashback_transactions_rule_fk'],
    [
      'for a refund that never was',
      () => another({ ...clawback, refund_id: NOBODY }),
      'cashback_transactions_refund_fk',
    ],
  ])('%s', async (_what, breach, constraint) => {
    expect(await breach()).toBe(constraint);
  });

  it('that claws back twice for one refund', async () => {
    const twice = refusalOf(sql, async (tx) => {
      const row = { ...clawback, refund_id: refundId, purchase_id: purchaseId };
      await insertLike(tx, 'cashback_transactions', owed, row);
      await insertLike(tx, 'cashback_transactions', owed, row);
    });
    expect(await twice).toBe('cashback_transactions_one_clawback_key');
  });
});

describe('the life of a cashback transaction', () => {
  it('ends when it is completed: nothing of it is touched again', async () => {
    const words = 'a completed cashback transaction is never edited';
    expect(await changed({ status: 'failed' }, paid)).toBe(words);
    expect(await changed({ last_error: 'x' }, paid)).toBe(words);
    expect(await changed({ reversed_amount: 1 }, paid)).toBe(words);
  });

  it('ends when it is reversed', async () => {
    const touched = refusalOf(sql, async (tx) => {
      await change(tx, 'cashback_transactions', owed, { status: 'reversed' });
      await change(tx, 'cashback_transactions', owed, { status: 'processing' });
    });
    expect(await touched).toBe('a reversed cashback transaction is never edited');
  });

  it.each([
    ['pending to completed', { status: 'completed', completed_at: LATER }],
    ['pending to failed', { status: 'failed' }],
    ['pending to needs_review', { status: 'needs_review' }],
  ])('never jumps from %s', async (words, changes) => {
    expect(await changed(changes)).toBe(`a cashback transaction does not go from ${words}`);
  });

  it('never reverses what is on its way', async () => {
    const breach = refusalOf(sql, async (tx) => {
      await change(tx, 'cashback_transactions', owed, { status: 'processing' });
      await change(tx, 'cashback_transactions', owed, { status: 'reversed' });
    });
    expect(await breach).toBe('a cashback transaction does not go from processing to reversed');
  });

  it.each([{ amount: 5 }, { currency: 'USD' }, { kind: 'clawback' }, { rate_bps: 1 }])(
    'never changes what it is about: %j',
    async (edit) => {
      const changes = Object.fromEntries(Object.entries(edit));
      expect(await changed(changes)).toBe('what a cashback transaction is about is never edited');
    },
  );

  it('never counts attempts or reversals down, and is never deleted', async () => {
    const words = 'what a cashback transaction is about is never edited';
    const down = (column: string) =>
      refusalOf(sql, async (tx) => {
        await change(tx, 'cashback_transactions', owed, { [column]: 2 });
        await change(tx, 'cashback_transactions', owed, { [column]: 1 });
      });
    expect(await down('attempts')).toBe(words);
    expect(await down('reversed_amount')).toBe(words);
    const gone = refusalOf(sql, (tx) => tx`delete from cashback_transactions where id = ${owed}`);
    expect(await gone).toBe('cashback_transactions is append-only: DELETE refused');
  });
});

describe('PostgreSQL refuses an attempt', () => {
  it.each([
    ['that is in order by nothing', {}, ''],
    ['whose number is taken', { attempt: 1 }, 'cashback_attempts_transaction_attempt_key'],
    ['number 0', { attempt: 0 }, 'cashback_attempts_attempt_range'],
    ['of unknown outcome that is no word', { outcome: 'maybe' }, 'cashback_attempts_outcome_word'],
    ['of no transaction', { transaction_id: NOBODY }, 'cashback_attempts_transaction_fk'],
  ])('%s', async (_what, changes, constraint) => {
    const breach = refusalOf(sql, (tx) => insertLike(tx, 'cashback_attempts', attempt, { attempt: 2, ...changes }));
    expect(await breach).toBe(constraint);
  });
});

describe('the wallet’s books', () => {
  const GROUP = '01890000-0000-7000-8000-000000000009';
  const post = (...rows: [string, number, object?][]) =>
    refusalOf(sql, async (tx) => {
      for (const [account_id, amount, changes] of rows) {
        await insertLike(tx, 'wallet_postings', posting, { group_id: GROUP, account_id, amount, ...changes });
      }
    });

  it('take a group that sums to nothing, and no other', async () => {
    expect(await post([accounts.expense, 5], [accounts.liability, -5])).toBe('');
    expect(await post([accounts.expense, 5], [accounts.liability, -4])).toBe(`posting group ${GROUP} sums to 1`);
    expect(await post([accounts.expense, 5])).toBe(`posting group ${GROUP} sums to 5`);
  });

  it('take an account once a group, amounts that move, and the account’s own currency', async () => {
    expect(await post([accounts.expense, 5], [accounts.expense, -5])).toBe('wallet_postings_group_account_key');
    expect(await post([accounts.expense, 0])).toBe('wallet_postings_amount_moves');
    expect(await post([accounts.expense, 5, { currency: 'USD' }])).toBe('wallet_postings_account_fk');
    expect(await post([accounts.expense, 5, { program_id: stranger.programId }])).toBe('wallet_postings_account_fk');
  });

  it('are never changed, deleted or emptied', async () => {
    const words = (operation: string) => `wallet_postings is append-only: ${operation} refused`;
    expect(await refusalOf(sql, (tx) => change(tx, 'wallet_postings', posting, { amount: 1 }))).toBe(words('UPDATE'));
    expect(await refusalOf(sql, (tx) => tx`delete from wallet_postings`)).toBe(words('DELETE'));
    expect(await refusalOf(sql, (tx) => tx`truncate wallet_postings`)).toBe(words('TRUNCATE'));
  });

  it.each([
    ['a second expense account of a currency', 'expense', {}, 'wallet_accounts_program_key'],
    ['a second account of a customer in a currency', 'liability', {}, 'wallet_accounts_user_key'],
    ['an account of an unknown kind', 'expense', { kind: 'asset' }, 'wallet_accounts_kind_word'],
    ['a liability to nobody', 'liability', { user_id: null }, 'wallet_accounts_liability_has_owner'],
  ] as const)('have no %s', async (_what, like, changes, constraint) => {
    const breach = refusalOf(sql, (tx) => insertLike(tx, 'wallet_accounts', accounts[like], changes));
    expect(await breach).toBe(constraint);
  });

  it('have no account of another program’s customer', async () => {
    const changes = { user_id: stranger.id };
    const breach = refusalOf(sql, (tx) => insertLike(tx, 'wallet_accounts', accounts.liability, changes));
    expect(await breach).toBe('wallet_accounts_user_fk');
  });
});

async function firstOf(table: string, column: string, value: string): Promise<string> {
  const [row] = await sql`select id from ${sql(table)} where ${sql(column)} = ${value} limit 1`;
  return row?.id;
}
