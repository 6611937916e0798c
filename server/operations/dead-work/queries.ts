import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { DEAD_SOURCES, type DeadSource } from '../dead-letters/choices.ts';
import type { DeadWork, DeadWorkView, ListDeadWorkInput } from '../dead-letters/contract.ts';

/* Each read from a partial index; what was rewarded is not looked at. */
const FACT = (table: string, source: string, isFailed = '') => `
  select '${source}' as source, id, user_id, null::uuid as webhook_id, reward_error as error, reward_failures as tries,
         reward_dead_at as since
    from ${table} where program_id = $1 and reward_dead_at is not null and not processed_for_loyalty ${isFailed}`;

const WORK = `
  ${FACT('purchases', 'purchase', 'and reward_error is not null')}
  union all ${FACT('refunds', 'refund')}
  union all ${FACT('activities', 'activity')}
  union all
  select 'cashback', id, user_id, null, coalesce(error_code, status), attempts, coalesce(failed_at, updated_at)
    from cashback_transactions where program_id = $1 and status in ('failed', 'needs_review')
  union all
  select 'webhook', d.event_id, null, d.endpoint_id, 'not taken by the receiver', d.attempts, d.created_at
    from webhook_deliveries d join webhook_endpoints w on w.id = d.endpoint_id
   where w.program_id = $1 and d.status = 'failed'`;

const ROWS = `
  select * from (${WORK}) as work where $2::text is null or source = $2 order by since desc, id desc limit $3`;
const COUNTS = `select source, count(*)::int as n from (${WORK}) as work group by source`;

type Row = {
  readonly source: DeadSource;
  readonly id: string;
  readonly user_id: string | null;
  readonly webhook_id: string | null;
  readonly error: string | null;
  readonly tries: number;
  readonly since: Date | string;
};

/** What of a program was given up and needs a person, the newest first, with how much there is of each kind. */
export async function deadWork(ctx: Context, programId: string, input: ListDeadWorkInput): Promise<DeadWorkView> {
  requireMay(ctx.actor, 'queue.read', { programId });
  const [rows, counted] = await Promise.all([
    run<Row>(ctx.db, ROWS, [programId, input.source ?? null, input.limit]),
    run<{ source: DeadSource; n: number }>(ctx.db, COUNTS, [programId]),
  ]);
  const nOf = new Map(counted.map(({ source, n }) => [source, n]));
  const counts = Object.fromEntries(DEAD_SOURCES.map((source) => [source, nOf.get(source) ?? 0]));
  return { rows: rows.map(viewOf), counts: counts as DeadWorkView['counts'] };
}

function viewOf({ source, id, user_id, webhook_id, error, tries, since }: Row): DeadWork {
  return { source, id, customerId: user_id, webhookId: webhook_id, error, tries, since: new Date(since) };
}
