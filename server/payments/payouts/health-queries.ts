import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { type BreakerState, breakerState } from './rules/health.ts';

/** How a provider is doing, and what waits for it in a program. Amounts in minor units, by currency. */
export type ProviderHealth = {
  readonly provider: string;
  readonly state: BreakerState;
  readonly failures: number;
  readonly openUntil: Date | null;
  readonly pausedAt: Date | null;
  readonly pauseReason: string | null;
  /** Calls on their way, from all processes. */
  readonly inFlight: number;
  readonly waiting: number;
  readonly needsReview: number;
  readonly failed: number;
};

type Row = Omit<ProviderHealth, 'state' | 'openUntil' | 'pausedAt'> & {
  readonly openUntil: string | null;
  readonly pausedAt: string | null;
};

const HEALTH = `
  with counted as (
    select coalesce(c.provider, p.settings->>'payoutProvider', 'wallet') as provider,
           count(*) filter (where c.status in ('pending', 'processing'))::int as waiting,
           count(*) filter (where c.status = 'needs_review')::int as review,
           count(*) filter (where c.status = 'failed')::int as failed
      from cashback_transactions c join programs p on p.id = c.program_id
     where c.program_id = $1::uuid and c.kind = 'earn' and c.status in ('pending', 'processing', 'needs_review', 'failed')
     group by 1),
  used as (
    select coalesce(settings->>'payoutProvider', 'wallet') as provider from programs where id = $1::uuid
    union select provider from counted union select name from payout_providers where paused_at is not null)
  select u.provider, coalesce(h.failures, 0) as failures, h.open_until as "openUntil", h.paused_at as "pausedAt",
         h.pause_reason as "pauseReason", coalesce(n.waiting, 0) as waiting, coalesce(n.review, 0) as "needsReview",
         coalesce(n.failed, 0) as failed,
         (select count(*)::int from payout_slots s where s.provider = u.provider and s.held_until > $2::timestamptz) as "inFlight"
    from used u left join payout_providers h on h.name = u.provider left join counted n on n.provider = u.provider
   order by u.provider`;

/** The providers a program pays by or has payments waiting at, and whichever is paused: it must be found to be resumed. */
export async function providerHealth(ctx: Context, programId: string): Promise<ProviderHealth[]> {
  requireMay(ctx.actor, 'payout.read', { programId });
  const rows = await run<Row>(ctx.db, HEALTH, [programId, ctx.now().toISOString()]);
  return rows.map((row) => {
    const instant = (text: string | null) => (text === null ? null : new Date(text));
    const times = { openUntil: instant(row.openUntil), pausedAt: instant(row.pausedAt) };
    const probing = { timesOpened: 0, probeUntil: null };
    return { ...row, ...times, state: breakerState({ ...row, ...times, ...probing }, ctx.now()) };
  });
}
