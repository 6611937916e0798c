import type { Database } from '#db/client.ts';
import { run } from '#db/statement.ts';
import type { FactLine } from './contract.ts';

type Row = { id: string; kind: FactLine['kind']; title: string | null; occurred_at: string };

const FACTS = `
  select p.id, 'purchase' as kind, p.occurred_at,
         coalesce((select i.name from purchase_items i where i.purchase_id = p.id order by i.line_index limit 1), p.order_id) as title
    from purchases p where p.id = any($1::uuid[]) and p.user_id = $2
  union all
  select r.id, 'refund', r.occurred_at, p.order_id
    from refunds r join purchases p on p.id = r.purchase_id where r.id = any($1::uuid[]) and r.user_id = $2
  union all
  select a.id, 'activity', a.occurred_at, a.name from activities a where a.id = any($1::uuid[]) and a.user_id = $2
  union all
  select l.id, 'adjustment', l.occurred_at, l.note from points_ledger l where l.id = any($1::uuid[]) and l.user_id = $2`;

/** What the customer's facts are called, by their ids. One query. */
export async function factLines(
  db: Database,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FactLine>> {
  if (ids.length === 0) return new Map();
  const rows = await run<Row>(db, FACTS, [[...new Set(ids)], userId]);
  return new Map(
    rows.map(({ id, kind, title, occurred_at }) => {
      return [id, { id, kind, title: title ?? '', occurredAt: new Date(occurred_at) }];
    }),
  );
}
