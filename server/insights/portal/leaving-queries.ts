import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import type { Leaving } from './contract.ts';
import { creditsOf } from './credit-queries.ts';
import { frameFor } from './frame-queries.ts';

const BADGE = `
  select b.name from user_badges mine join badges b on b.id = mine.badge_id
   where mine.user_id = $1::uuid and mine.is_current`;

/* What is held up is not paid either. Of each what would be sent: less what was taken back and what debts keep of it. */
const UNPAID = `
  select currency, sum(amount - reversed_amount - netted_amount)::text as amount from cashback_transactions
   where user_id = $1::uuid and kind = 'earn' and status in ('pending', 'processing', 'needs_review', 'failed')
   group by currency having sum(amount - reversed_amount - netted_amount) > 0
   order by (currency = $2) desc, currency`;

/**
 * What a customer who leaves gives up, in numbers. Four queries.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function leavingView(ctx: Context, userId: string): Promise<Leaving> {
  const { points, program } = await frameFor(ctx, userId);
  const [held, unpaid, credits] = await Promise.all([
    run<{ name: string }>(ctx.db, BADGE, [userId]),
    run<{ currency: string; amount: string }>(ctx.db, UNPAID, [userId, program.currency]),
    creditsOf(ctx.db, userId, program.currency),
  ]);
  return {
    points,
    badge: held[0]?.name ?? null,
    unpaid: unpaid.map(({ currency, amount }) => ({ currency, amount: BigInt(amount) })),
    credit: credits.flatMap(({ currency, balance }) => (balance > 0n ? [{ currency, amount: balance }] : [])),
  };
}
