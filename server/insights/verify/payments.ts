import { sql } from 'drizzle-orm';
import { type Check, inScope, instantOf } from './check.ts';

const totals: Check = {
  invariant: 5,
  name: 'cashback-total',
  promise: "a customer's total is their completed cashback less completed clawbacks, in the program's currency",
  breaches: (scope) => sql`
    select u.id as user_id, u.total_cashback, coalesce(c.amount, 0) as completed_amount
      from users u join programs p on p.id = u.program_id
      left join (select user_id, currency, sum(amount - reversed_amount) as amount from cashback_transactions
                  where status = 'completed' group by user_id, currency) c on c.user_id = u.id and c.currency = p.currency
     where ${inScope(scope, 'u')} and u.total_cashback <> coalesce(c.amount, 0)`,
};

const paidOnce: Check = {
  invariant: 5,
  name: 'paid-once',
  promise: 'no transaction has two paid attempts, and no two transactions share a provider reference',
  breaches: (scope) => sql`
    select a.transaction_id::text as subject, 'paid attempts' as doubled, count(*) as times
      from cashback_attempts a where a.outcome = 'paid' and ${inScope(scope, 'a')}
     group by a.transaction_id having count(*) > 1
    union all
    select c.provider || ' ' || c.provider_reference, 'provider reference', count(*)
      from cashback_transactions c where c.provider_reference is not null and ${inScope(scope, 'c')}
     group by c.program_id, c.provider, c.provider_reference having count(*) > 1`,
};

const groupsBalance: Check = {
  invariant: 5,
  name: 'books-balance',
  promise: 'every group of wallet postings sums to zero, in one currency',
  breaches: (scope) => sql`
    select w.group_id, sum(w.amount) as sum, count(*) as postings, count(distinct w.currency) as currencies
      from wallet_postings w where ${inScope(scope, 'w')}
     group by w.group_id having sum(w.amount) <> 0 or count(distinct w.currency) > 1`,
};

/**
 * A liability is a credit: what the program owes a customer stands as a negative sum in the books. A payment that is just being made
 * may be booked before it is completed.
 */
const booksAgree: Check = {
  invariant: 5,
  name: 'paid-as-booked',
  promise:
    'the wallet booked every completed transaction of its own exactly once, to its customer, for its amount; and nothing else',
  breaches: (scope) => sql`
    with moved as (
      select c.id, c.user_id, c.currency, c.amount - c.reversed_amount - c.netted_amount as amount, c.status from cashback_transactions c
       where c.provider = 'wallet' and ${inScope(scope, 'c')} and (c.status = 'completed'
          or c.status = 'processing' and greatest(c.processing_at, c.next_attempt_at) >= ${instantOf(scope.settledBefore)})),
    booked as (
      select w.group_id, count(*) as postings, -sum(w.amount) as amount, min(w.currency) as currency,
             min(a.user_id::text)::uuid as user_id
        from wallet_postings w join wallet_accounts a on a.id = w.account_id and a.kind = 'liability'
       where ${inScope(scope, 'w')} group by w.group_id)
    select coalesce(m.id, b.group_id) as transaction_id, m.status, m.user_id, m.amount as moved_amount, b.amount as booked_amount,
           b.user_id as booked_user_id, coalesce(b.postings, 0) as liability_postings
      from moved m full join booked b on b.group_id = m.id
     where m.id is null
        or b.group_id is null and m.status = 'completed' and m.amount <> 0
        or b.postings <> 1 or b.amount <> m.amount or b.user_id <> m.user_id or b.currency <> m.currency`,
};

const wordsHeeded: Check = {
  invariant: 5,
  name: 'paid-as-told',
  promise: 'what a provider told us it paid is completed, waits for a person, or stands in the list of contradictions',
  breaches: (scope) => sql`
    select c.id as transaction_id, c.status, n.provider, n.event_id from payout_notices n
      join cashback_transactions c on c.id = n.transaction_id
     where n.says = 'paid' and ${inScope(scope, 'c')} and n.outcome <> 'contradiction'
       and c.status not in ('completed', 'needs_review')`,
};

/** Invariant 5: money left once, and the provider's books say the same. */
export const paymentChecks: readonly Check[] = [totals, paidOnce, groupsBalance, booksAgree, wordsHeeded];
