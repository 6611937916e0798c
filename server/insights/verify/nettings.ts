import { sql } from 'drizzle-orm';
import { type Check, inScope, instantOf } from './check.ts';

const payoutsExplained: Check = {
  invariant: 5,
  name: 'payouts-explained',
  promise: 'what a payout kept back is what debts of the same customer and currency were settled with',
  breaches: (scope) => sql`
    select p.id as payout_id, p.user_id, p.status, p.netted_amount, coalesce(sum(n.amount), 0) as settled_amount,
           count(*) filter (where (c.user_id, c.currency, c.kind) <> (p.user_id, p.currency, 'clawback')) as of_others
      from cashback_transactions p
      left join clawback_nettings n on n.payout_id = p.id
      left join cashback_transactions c on c.id = n.clawback_id
     where ${inScope(scope, 'p')} and (p.netted_amount <> 0 or n.id is not null and p.status <> 'reversed')
     group by p.id
    having coalesce(sum(n.amount), 0) <> p.netted_amount
        or bool_or((c.user_id, c.currency, c.kind) <> (p.user_id, p.currency, 'clawback'))`,
};

/** Store credit is taken back at once; then its provider stands on the clawback, and payouts settle nothing of it. */
const debtsSettled: Check = {
  invariant: 5,
  name: 'debts-settled',
  promise: 'a debt is completed when completed payouts have settled it, never more than it is',
  breaches: (scope) => sql`
    select c.id as clawback_id, c.user_id, c.status, c.provider, -c.amount as debt_amount, n.kept_back, n.settled
      from cashback_transactions c
      left join lateral (
        select coalesce(sum(n.amount) filter (where p.status <> 'reversed'), 0) as kept_back,
               coalesce(sum(n.amount) filter (where p.status = 'completed'), 0) as settled, max(p.updated_at) as moved_at
          from clawback_nettings n join cashback_transactions p on p.id = n.payout_id where n.clawback_id = c.id) n on true
     where c.kind = 'clawback' and ${inScope(scope, 'c')}
       and case when c.provider is not null then n.kept_back <> 0 or c.status <> 'completed'
                when c.status = 'completed' then n.settled <> -c.amount or n.kept_back <> -c.amount
                else n.kept_back > -c.amount or n.settled = -c.amount and n.moved_at < ${instantOf(scope.settledBefore)} end`,
};

/** Invariant 5: what was not sent because it settled a debt is accounted for on both sides. */
export const nettingChecks: readonly Check[] = [payoutsExplained, debtsSettled];
