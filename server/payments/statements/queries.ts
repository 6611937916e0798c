import { and, eq } from 'drizzle-orm';
import type { CashbackKind } from '#db/enums.ts';
import { programs } from '#db/schema/programs.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { notFound, ruleBroken } from '#server/kernel/errors.ts';
import { checkedInput } from '#server/kernel/input.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type StatementPeriod, statementPeriod, type WalletStatement } from './contract.ts';

/** More lines than this are asked for in parts. */
export const LONGEST_STATEMENT = 5_000;

type Posted = {
  readonly at: string;
  readonly transactionId: string;
  readonly kind: CashbackKind | null;
  readonly orderId: string | null;
  readonly amount: string;
};

/* The house owes a customer what their account is in credit by, so signs are exchanged. */
const OPENING = `
  select coalesce(-sum(p.amount), 0) as amount
    from wallet_accounts a join wallet_postings p on p.account_id = a.id
   where a.program_id = $1::uuid and a.user_id = $2::uuid and a.currency = $3 and p.created_at < $4::timestamptz`;

const LINES = `
  select to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.group_id as "transactionId",
         c.kind, o.order_id as "orderId", -p.amount as amount
    from wallet_accounts a
    join wallet_postings p on p.account_id = a.id
    left join cashback_transactions c on c.id = p.group_id
    left join purchases o on o.id = c.purchase_id
   where a.program_id = $1::uuid and a.user_id = $2::uuid and a.currency = $3
     and p.created_at >= $4::timestamptz and p.created_at < $5::timestamptz
   order by p.created_at, p.id limit $6::int`;

const BEFORE_ALL = '1970-01-01T00:00:00Z';
const AFTER_ALL = '9999-12-31T00:00:00Z';

/**
 * A customer's store credit: what stood there at first, every posting with the balance after it, what stands there at last.
 * @throws Refusal `validation_failed`, `not_found`, `statement_too_long`
 */
export async function walletStatement(
  ctx: Context,
  {
    programId,
    userId,
    period,
  }: { readonly programId: string; readonly userId: string; readonly period: StatementPeriod },
): Promise<WalletStatement> {
  requireMay(ctx.actor, 'cashback.read', { programId, ownerId: userId });
  const asked = checkedInput(statementPeriod, period);
  const currency = asked.currency ?? (await currencyOf(ctx, programId, userId));
  const from = asked.from ?? BEFORE_ALL;
  const account = [programId, userId, currency] as const;
  const [opened, posted] = await Promise.all([
    run<{ amount: string }>(ctx.db, OPENING, [...account, from]),
    run<Posted>(ctx.db, LINES, [...account, from, asked.to ?? AFTER_ALL, LONGEST_STATEMENT + 1]),
  ]);
  if (posted.length > LONGEST_STATEMENT) {
    throw ruleBroken('statement_too_long', `This has more than ${LONGEST_STATEMENT} lines; ask for a shorter time`);
  }
  const opening = Number(opened[0]?.amount ?? 0);
  const lines = withBalances(opening, posted);
  const { from: begin = null, to: end = null } = asked;
  return { currency, from: begin, to: end, opening, lines, closing: lines.at(-1)?.balance ?? opening };
}

function withBalances(opening: number, posted: readonly Posted[]) {
  let balance = opening;
  return posted.map(({ amount, ...line }) => {
    balance += Number(amount);
    return { ...line, amount: Number(amount), balance };
  });
}

/** The program's currency, and by the way whether there is such a customer. */
async function currencyOf(ctx: Context, programId: string, userId: string): Promise<string> {
  const [found] = await ctx.db
    .select({ currency: programs.currency })
    .from(users)
    .innerJoin(programs, eq(programs.id, users.programId))
    .where(and(eq(users.id, userId), eq(users.programId, programId), eq(users.role, 'customer')));
  if (!found) throw notFound('The customer');
  return found.currency;
}
