import type { Database } from '#db/client.ts';
import type { CashbackKind } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import { linesByPurchase } from '#server/insights/home/activity-queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { pageOf } from '#server/kernel/paging.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { plugNamed } from '#server/payments/payouts/choose-provider.ts';
import type { Credit, CreditEntry, CreditPage, Cursor, PaidTo } from './contract.ts';
import { frameFor } from './frame-queries.ts';

const PAGE = 20;

/* As `PAID_BY` of a payment: whom the customer is to be paid by, else who pays for the program. */
const PAID_TO = `
  select w.provider, w."ofProgram", account.label
    from (select u.id, coalesce(p.settings->>'payoutProvider', 'wallet') as "ofProgram",
                 coalesce((select a.provider from payout_accounts a where a.user_id = u.id and a.is_preferred),
                          p.settings->>'payoutProvider', 'wallet') as provider
            from users u join programs p on p.id = u.program_id where u.id = $1::uuid) w
    left join payout_accounts account on account.user_id = w.id and account.provider = w.provider`;

type PaidToRow = { readonly provider: string; readonly ofProgram: string; readonly label: string | null };

/** Where a customer's cashback goes. One query; the caller has asked whose it is. */
export async function paidTo(db: Database, userId: string): Promise<PaidTo> {
  const [row] = await run<PaidToRow>(db, PAID_TO, [userId]);
  const { provider, ofProgram, label } = row ?? { provider: 'wallet', ofProgram: 'wallet', label: null };
  const asksForAccount = (plugNamed(provider)?.account ?? null) !== null;
  return { provider, label, isTheirsToSay: asksForAccount && provider === ofProgram };
}

/* The house owes a customer what their account is in credit by, so signs are exchanged. */
const CREDITS = `
  select a.currency, coalesce(-sum(p.amount), 0)::text as balance
    from wallet_accounts a join wallet_postings p on p.account_id = a.id
   where a.user_id = $1::uuid group by a.currency order by (a.currency = $2) desc, a.currency`;

/** A customer's store credit by currency. One query; the caller has asked whose it is. */
export async function creditsOf(db: Database, userId: string, ownCurrency: string): Promise<Credit[]> {
  const rows = await run<{ currency: string; balance: string }>(db, CREDITS, [userId, ownCurrency]);
  return rows.map(({ currency, balance }) => ({ currency, balance: BigInt(balance) }));
}

const ENTRIES = `
  with entries as (
    select p.id, p.created_at, p.group_id, p.currency, -p.amount as amount,
           sum(-p.amount) over (partition by p.account_id order by p.created_at, p.id) as balance
      from wallet_accounts a join wallet_postings p on p.account_id = a.id
     where a.user_id = $1::uuid),
  page as (
    select * from entries where $2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid)
     order by created_at desc, id desc limit $4::int)
  select page.id, (extract(epoch from page.created_at) * 1000)::float8 as at, page.currency, page.amount::text, page.balance::text,
         c.kind, c.purchase_id as "purchaseId", o.order_id as "orderId"
    from page
    left join cashback_transactions c on c.id = page.group_id
    left join purchases o on o.id = c.purchase_id
   order by page.created_at desc, page.id desc`;

type EntryRow = {
  readonly id: string;
  readonly at: number;
  readonly currency: string;
  readonly amount: string;
  readonly balance: string;
  readonly kind: CashbackKind | null;
  readonly purchaseId: string | null;
  readonly orderId: string | null;
};

/**
 * One page of a customer's store credit, newest first, each entry with what stood there after it. Five queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function creditPage(
  ctx: Context,
  userId: string,
  { cursor }: { readonly cursor?: Cursor | null | undefined },
): Promise<CreditPage> {
  requireMay(ctx.actor, 'cashback.read', { ownerId: userId });
  const { asOf, program } = await frameFor(ctx, userId);
  const [rows, credits, goesTo] = await Promise.all([
    run<EntryRow>(ctx.db, ENTRIES, [userId, cursor?.at.toISOString() ?? null, cursor?.id ?? null, PAGE + 1]),
    creditsOf(ctx.db, userId, program.currency),
    paidTo(ctx.db, userId),
  ]);
  const page = { limit: PAGE, descending: true, after: cursor ?? null };
  const cut = pageOf(rows, page, ({ at, id }) => ({ at: new Date(at), id }));
  return { asOf, program, credits, paidTo: goesTo, entries: await withPurchases(ctx.db, cut.rows), next: cut.next };
}

/** All entries of a customer's store credit, oldest first. One query; the caller has asked whose it is. */
export async function creditLedger(db: Database, userId: string): Promise<CreditEntry[]> {
  const rows = await run<EntryRow>(db, ENTRIES, [userId, null, null, null]);
  return rows.toReversed().map((row) => entryOf(row, null));
}

async function withPurchases(db: Database, rows: readonly EntryRow[]): Promise<CreditEntry[]> {
  const ids = rows.flatMap(({ purchaseId }) => purchaseId ?? []);
  const lines = ids.length > 0 ? await linesByPurchase(db, ids) : new Map();
  return rows.map((row) => entryOf(row, lines.get(row.purchaseId ?? '') ?? null));
}

type Lines = NonNullable<CreditEntry['purchase']>['lines'];

function entryOf(
  { id, at, kind, purchaseId, orderId, amount, balance, currency }: EntryRow,
  lines: Lines,
): CreditEntry {
  return {
    id,
    at: new Date(at),
    kind,
    purchase: purchaseId && orderId ? { id: purchaseId, orderId, lines } : null,
    amount: BigInt(amount),
    balance: BigInt(balance),
    currency,
  };
}
