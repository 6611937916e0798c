import type { Sql } from 'postgres';
import type { Promises } from './promises.ts';

type Row = { readonly id: string; readonly name: string; readonly amount: string; readonly traces: number };

/** Everything the API said yes to, compared with what there is: each exists once, as promised, and was rewarded. */
export async function brokenPromises(sql: Sql, programId: string, promises: Promises): Promise<string[]> {
  const purchases = await sql<Row[]>`
    select p.id, p.order_id as name, p.amount, count(t.id)::int as traces
      from purchases p left join reward_traces t on t.fact_id = p.id where p.program_id = ${programId} group by p.id`;
  const refunds = await sql<Row[]>`
    select r.id, r.external_id as name, r.amount, count(t.id)::int as traces
      from refunds r left join reward_traces t on t.fact_id = r.id where r.program_id = ${programId} group by r.id`;
  const activities = await sql<Row[]>`
    select a.id, a.key as name, 0 as amount, count(t.id)::int as traces
      from activities a left join reward_traces t on t.fact_id = a.id where a.program_id = ${programId} group by a.id`;
  const { sent } = promises;
  const done = [...promises.activities].map(([name, id]) => ({ name, id, amount: 0 }));
  const bought = [...promises.purchases.values()].map(({ orderId, id, amount }) => ({ name: orderId, id, amount }));
  return [
    ...broken('purchase', purchases, bought, sent.orders),
    ...broken('refund', refunds, [...promises.refunds.values()], sent.refunds),
    ...broken('activity', activities, done, sent.activities),
  ];
}

type Promised = { readonly name: string; readonly id: string; readonly amount: number };

function broken(what: string, rows: readonly Row[], promised: Iterable<Promised>, sent: ReadonlySet<string>): string[] {
  const byName = Map.groupBy(rows, ({ name }) => name);
  const faults = [...byName].flatMap(([name, { length }]) => {
    if (!sent.has(name)) return [`${what} ${name} exists, and nobody sent it`];
    return length > 1 ? [`${what} ${name} exists ${length} times`] : [];
  });
  for (const { name, id, amount } of promised) {
    const [row] = byName.get(name) ?? [];
    if (!row) faults.push(`${what} ${name} was promised, and is lost`);
    else if (row.id !== id) faults.push(`${what} ${name} was promised as ${id}, and is ${row.id}`);
    else if (Number(row.amount) !== amount)
      faults.push(`${what} ${name} was promised over ${amount}, and is ${row.amount}`);
  }
  const unrewarded = rows.filter(({ traces }) => traces !== 1);
  return [...faults, ...unrewarded.map(({ name, traces }) => `${what} ${name} was rewarded ${traces} times`)];
}
