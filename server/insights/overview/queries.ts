import { and, count, eq } from 'drizzle-orm';
import { badges, userBadges } from '#db/schema/badges.ts';
import { users } from '#db/schema/users.ts';
import { run } from '#db/statement.ts';
import { standingOfLarge } from '#server/insights/figures/queries.ts';
import type { Context } from '#server/kernel/context.ts';
import { requireMay } from '#server/kernel/policies.ts';
import type { Attention, OverviewCounts } from './contract.ts';

/** How many customers a program has, and on which badge they stand now; of a large one as a worker counted it last. */
export async function overviewCounts(ctx: Context, programId: string): Promise<OverviewCounts> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const counted = await standingOfLarge(ctx.db, programId);
  if (counted) return { customers: counted.funnel.customers, ladder: counted.badges };
  return countStanding(ctx, programId);
}

async function countStanding(ctx: Context, programId: string): Promise<OverviewCounts> {
  const { db } = ctx;
  const [customers, ladder] = await Promise.all([
    db.$count(users, and(eq(users.programId, programId), eq(users.role, 'customer'))),
    db
      .select({ level: badges.level, name: badges.name, color: badges.color, holders: count(userBadges.id) })
      .from(badges)
      .leftJoin(userBadges, and(eq(userBadges.badgeId, badges.id), userBadges.isCurrent))
      .where(and(eq(badges.programId, programId), badges.isActive))
      .groupBy(badges.id)
      .orderBy(badges.level),
  ]);
  return { customers, ladder };
}

const HEARTBEAT_FRESH_MS = 30_000;
const MOST_NAMED = 20;

/* Each number from a partial index or from an index by status: what is well is not looked at. */
const TROUBLE = `
  select (select count(*) from worker_heartbeats where seen_at > $2::timestamptz)::int as "workersAlive",
         (select count(*) from purchases
           where program_id = $1 and not processed_for_loyalty
             and status in ('completed', 'partially_refunded', 'refunded'))::int as "purchasesWaiting",
         (select count(*) from purchases
           where program_id = $1 and reward_error is not null and reward_dead_at is not null)::int as "purchasesDead",
         (select count(*) from pgboss.job where name like '%.dead' and state < 'completed')::int as "jobsDead",
         (select count(*) from cashback_transactions where program_id = $1 and status = 'failed')::int as "payoutsFailed",
         (select count(*) from cashback_transactions where program_id = $1 and status = 'needs_review')::int as "payoutsToReview"`;

/* One look into the index for each achievement. */
const NEVER_UNLOCKED = `
  select a.id, a.name from achievements a
   where a.program_id = $1 and a.is_active and a.created_at < $2::timestamptz - interval '30 days'
     and not exists (select from user_achievements u where u.achievement_id = a.id and u.unlocked_at is not null)
   order by a.name limit $3`;

/** What of a program a person should look at. */
export async function overviewAttention(ctx: Context, programId: string): Promise<Attention> {
  requireMay(ctx.actor, 'overview.read', { programId });
  const now = ctx.now();
  const fresh = new Date(now.getTime() - HEARTBEAT_FRESH_MS);
  const [[trouble], neverUnlocked] = await Promise.all([
    run<Omit<Attention, 'neverUnlocked'>>(ctx.db, TROUBLE, [programId, fresh.toISOString()]),
    run<{ id: string; name: string }>(ctx.db, NEVER_UNLOCKED, [programId, now.toISOString(), MOST_NAMED]),
  ]);
  if (!trouble) throw new Error('counting what needs attention gave no row');
  return { ...trouble, neverUnlocked };
}
