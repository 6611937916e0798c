import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { FactLine } from './contract.ts';

type Row = {
  id: string;
  kind: FactLine['kind'];
  title: string | null;
  first: string | null;
  others: number | null;
  occurred_at: string;
};

const FACTS = `
  with asked as (
    select p.id, 'purchase' as kind, p.occurred_at, p.order_id as title, p.id as purchase_id
      from purchases p where p.id = any($1::uuid[]) and p.user_id = $2
    union all
    select r.id, 'refund', r.occurred_at, p.order_id, p.id
      from refunds r join purchases p on p.id = r.purchase_id where r.id = any($1::uuid[]) and r.user_id = $2
    union all
    select a.id, 'activity', a.occurred_at, a.name, null from activities a where a.id = any($1::uuid[]) and a.user_id = $2
    union all
    select l.id, 'adjustment', l.occurred_at, l.note, null
      from points_ledger l where l.id = any($1::uuid[]) and l.user_id = $2)
  select asked.id, asked.kind, asked.occurred_at, asked.title, lines.first, lines.others
    from asked
    left join lateral (
      select (array_agg(i.name order by i.line_index))[1] as first, (count(*) - 1)::int as others
        from purchase_items i where i.purchase_id = asked.purchase_id) lines on true`;

/** What the customer's facts are called, by their ids. One query. */
export async function factLines(
  db: Database,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FactLine>> {
  if (ids.length === 0) return new Map();
  const rows = await run<Row>(db, FACTS, [[...new Set(ids)], userId]);
  return new Map(
    rows.map(({ id, kind, title, first, others, occurred_at }) => {
      const lines = first === null ? null : { first, others: others ?? 0 };
      return [id, { id, kind, title: title ?? '', lines, occurredAt: new Date(occurred_at) }];
    }),
  );
}
