import type { Tx } from '#db/client.ts';
import { run } from '#db/statement.ts';
import { instantOf, type Outcome } from './outcome.ts';

const UPDATE = `
  update users as known
     set total_points = row.points, purchase_count = row.purchases, first_fact_at = row.first_at::timestamptz,
         last_fact_at = row.last_at::timestamptz, last_fact_id = row.last_id, updated_at = $7::timestamptz
    from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::uuid[])
      as row (id, points, purchases, first_at, last_at, last_id)
   where known.id = row.id`;

/** Writes what the customers' own rows hold of their state. The rows are locked already. */
export function saveCustomers(tx: Tx, outcomes: readonly Outcome[], at: string): Promise<unknown>[] {
  const states = outcomes.map(({ after }) => after);
  return [
    run(tx, UPDATE, [
      outcomes.map(({ customer }) => customer.id),
      states.map(({ totalPoints }) => totalPoints),
      states.map(({ purchaseCount }) => purchaseCount),
      states.map(({ firstFactAt }) => (firstFactAt === null ? null : instantOf(firstFactAt))),
      states.map(({ lastFact }) => (lastFact === null ? null : instantOf(lastFact.at))),
      states.map(({ lastFact }) => lastFact?.id ?? null),
      at,
    ]),
  ];
}
