import type { Database, Tx } from '#db/client.ts';
import { jsonRows } from '#db/rows.ts';
import { run } from '#db/statement.ts';
import { newId } from '#server/kernel/id.ts';
import type { ProviderPlug } from './plug.ts';
import type { LookupAnswer, PayAnswer, Payment, PayoutProvider, StatementLine } from './port.ts';

/** The name of the built-in provider. */
export const WALLET = 'wallet';

/** Needs no configuration and no account. */
export const walletPlug: ProviderPlug = {
  name: WALLET,
  variables: {},
  needs: [],
  account: null,
  create: async ({ db, now }) => createWallet(db, now),
};

/**
 * Store credit in our own books, in double entry: a payment debits the program's expense and credits what it owes the
 * customer (a liability: its sum is negative). The payment's key is the posting group, and a group is booked once, so
 * that the same key never pays twice. It completes at once.
 */
export function createWallet(db: Database, now: () => Date): PayoutProvider {
  const payMany = (payments: readonly Payment[]) => db.transaction((tx) => bookInWallet(tx, payments, now()));
  return {
    name: WALLET,
    capabilities: { keyWindowMs: null },
    payMany,
    pay: async (payment) => {
      const [answer] = await payMany([payment]);
      return answer ?? { outcome: 'unknown', message: 'the books gave no answer' };
    },
    lookup: (key) => findGroup(db, key),
    verifyWebhook: () => null,
    statement: (from, to) => statementOf(db, from, to),
  };
}

const PAGE = 1_000;

/* Credits to customers; what was taken back is no payment. */
const LINES = `
  select p.id, p.group_id as key, -p.amount as amount, p.currency, p.created_at as at
    from wallet_postings p join wallet_accounts a on a.id = p.account_id and a.kind = 'liability'
   where p.created_at >= $1::timestamptz and p.created_at < $2::timestamptz and p.amount < 0 and p.id > $3::uuid
   order by p.id limit $4::int`;
type LineRow = {
  readonly id: string;
  readonly key: string;
  readonly amount: string;
  readonly currency: string;
  readonly at: string;
};

/** The books' own statement: every payment that was booked in this time. */
async function* statementOf(db: Database, from: Date, to: Date): AsyncGenerator<StatementLine> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await run<LineRow>(db, LINES, [from.toISOString(), to.toISOString(), after, PAGE]);
    for (const { key, amount, currency, at } of rows) {
      const { reference } = paid(key);
      yield { reference, key, amountMinor: BigInt(amount), currency, outcome: 'paid', at: new Date(at) };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/**
 * Books payments, each once, in the caller's transaction. A negative amount takes credit back: the same group with the
 * sides exchanged, after which a customer may owe.
 */
export async function bookInWallet(tx: Tx, payments: readonly Payment[], now: Date): Promise<PayAnswer[]> {
  const postings = jsonRows(payments.map((payment) => ({ ...payment, debitId: newId(), creditId: newId() })));
  await openAccounts(tx, payments, now);
  await run(tx, POST, [postings, now.toISOString()]);
  const booked = await run<BookedRow>(tx, BOOKED, [payments.map(({ key }) => key)]);
  const byKey = new Map(booked.map((row) => [row.key, row]));
  return payments.map((payment) => answerFor(payment, byKey.get(payment.key)));
}

type BookedRow = { readonly key: string; readonly userId: string; readonly amount: string; readonly currency: string };

function answerFor(payment: Payment, booked: BookedRow | undefined): PayAnswer {
  if (!booked) return { outcome: 'unknown', message: 'the payment is not in the books' };
  const same = BigInt(booked.amount) === payment.amountMinor && booked.currency === payment.currency;
  if (same && booked.userId === payment.userId) return paid(payment.key);
  return { outcome: 'unknown', message: 'the books hold another payment under this key' };
}

function paid(key: string) {
  return { outcome: 'paid', reference: `wallet:${key}` } as const;
}

async function findGroup(db: Database, key: string): Promise<LookupAnswer> {
  const [booked] = await run<BookedRow>(db, BOOKED, [[key]]);
  return booked ? paid(key) : { outcome: 'not_found' };
}

/* Accounts are opened in a fixed order, so that two batches with the same customers cannot wait in a circle. */
const OPEN = `
  insert into wallet_accounts (id, program_id, currency, kind, user_id, created_at)
  select r.id, r."programId", r.currency, r.kind, r."userId", $2::timestamptz
    from json_to_recordset($1::json) as r(id uuid, "programId" uuid, currency char(3), kind text, "userId" uuid)
   order by r."programId", r.currency, r."userId" nulls first
      on conflict do nothing`;

const MISSING = `
  select distinct r."programId", r.currency, r."userId"
    from json_to_recordset($1::json) as r("programId" uuid, "userId" uuid, currency char(3))
   where not exists (select from wallet_accounts a where a.user_id = r."userId" and a.currency = r.currency)
      or not exists (select from wallet_accounts a where a.program_id = r."programId" and a.currency = r.currency
                        and a.kind = 'expense' and a.user_id is null)`;

const POST = `
  insert into wallet_postings (id, program_id, group_id, account_id, currency, amount, created_at)
  select side.id, r."programId", r.key, side.account_id, r.currency, side.amount, $2::timestamptz
    from json_to_recordset($1::json) as r(
           key uuid, "programId" uuid, "userId" uuid, currency char(3), "amountMinor" bigint, "debitId" uuid, "creditId" uuid)
    join wallet_accounts expense on expense.program_id = r."programId" and expense.currency = r.currency
                                and expense.kind = 'expense' and expense.user_id is null
    join wallet_accounts owed on owed.user_id = r."userId" and owed.currency = r.currency
   cross join lateral (values (r."debitId", expense.id, r."amountMinor"), (r."creditId", owed.id, -r."amountMinor"))
           as side(id, account_id, amount)
   where not exists (select from wallet_postings booked where booked.group_id = r.key)
   order by r.key, side.account_id
      on conflict (group_id, account_id) do nothing`;

const BOOKED = `
  select p.group_id as key, a.user_id as "userId", -p.amount as amount, p.currency
    from wallet_postings p join wallet_accounts a on a.id = p.account_id and a.kind = 'liability'
   where p.group_id = any($1::uuid[])`;

type Owner = Pick<Payment, 'programId' | 'userId' | 'currency'>;

async function openAccounts(tx: Tx, payments: readonly Payment[], now: Date): Promise<void> {
  const missing = await run<Owner>(tx, MISSING, [jsonRows(payments)]);
  if (missing.length === 0) return;
  const programs = new Map(missing.map((owner) => [`${owner.programId}/${owner.currency}`, owner]));
  const accounts = [
    ...[...programs.values()].map((owner) => ({ ...owner, kind: 'expense', userId: null })),
    ...missing.map((owner) => ({ ...owner, kind: 'liability' })),
  ];
  await run(tx, OPEN, [jsonRows(accounts.map((account) => ({ id: newId(), ...account }))), now.toISOString()]);
}
